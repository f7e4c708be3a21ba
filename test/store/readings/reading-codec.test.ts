import { describe, expect, it } from 'vitest';
import { ROLES } from '../../../src/contract/role.ts';
import { UNAVAILABLE_REASONS } from '../../../src/contract/unavailable-reason.ts';
import { measured, unavailable } from '../../../src/core/measured.ts';
import type { FrameReading, PersonReading } from '../../../src/measurements/reading.ts';
import { decodeReadings } from '../../../src/store/readings/decode-readings.ts';
import { encodeReadings } from '../../../src/store/readings/encode-readings.ts';
import { checkedReadings } from '../../support/picture-checks.ts';
import { person, readings } from '../support/runs.ts';

/** Half a step of what is stored, and a little for single precision. */
const PICTURE_TOLERANCE_PX = 1 / 16 + 1e-3;
const HAND_TOLERANCE_PX = 1 / 8 + 1e-3;
const VISIBILITY_TOLERANCE = 1 / 510 + 1e-6;
const WORLD_TOLERANCE_M = 0.0005 + 1e-6;

const frame = (people: PersonReading[], tMs = 40): FrameReading => ({
  tMs,
  quality: { meanLuma: 100, contrast: 30, sharpness: 5 },
  people,
});
const PICTURE = { width: 1280, height: 720 };
const encode = (frames: readonly FrameReading[]): Uint8Array => encodeReadings(frames, PICTURE);
const again = (frames: readonly FrameReading[]): readonly FrameReading[] => decodeReadings(encode(frames)).readings;
const personAgain = (reading: PersonReading): PersonReading => again([frame([reading])])[0]!.people[0]!;

function furthest(a: Float32Array, b: Float32Array, counts: (i: number) => boolean = () => true): number {
  expect(b.length).toBe(a.length);
  return a.reduce((most, value, i) => (counts(i) ? Math.max(most, Math.abs(value - b[i]!)) : most), 0);
}
const isPoint = (i: number): boolean => i % 3 !== 2;
const isVisibility = (i: number): boolean => i % 3 === 2;

const moved = (by: number): PersonReading => {
  const still = person(0);
  const picture = still.pose.picture.map((value, i) => (isPoint(i) ? value + by : value));
  return { ...still, pose: { ...still.pose, picture } };
};

describe('stored readings', () => {
  it('keep landmarks within half a step over many frames', () => {
    const before = readings({ frames: 200 });
    const after = again(before);
    const pairs = before.flatMap((f, i) => f.people.map((p, k) => [p, after[i]!.people[k]!] as const));
    expect(pairs).toHaveLength(400);
    for (const [a, b] of pairs) {
      expect(furthest(a.pose.picture, b.pose.picture, isPoint)).toBeLessThanOrEqual(PICTURE_TOLERANCE_PX);
      expect(furthest(a.pose.picture, b.pose.picture, isVisibility)).toBeLessThanOrEqual(VISIBILITY_TOLERANCE);
      expect(furthest(a.pose.world, b.pose.world)).toBeLessThanOrEqual(WORLD_TOLERANCE_M);
      if (!a.leftHand.available || !b.leftHand.available) {
        expect(b.leftHand).toEqual(a.leftHand);
        continue;
      }
      expect(furthest(a.leftHand.value.picture, b.leftHand.value.picture)).toBeLessThanOrEqual(HAND_TOLERANCE_PX);
    }
  });

  it('keep times exactly and everything else in single precision', () => {
    const before = [frame([person(1)], 1000 / 3), frame([], 400.125), frame([person(2), person(3)], 1e9 + 0.1)];
    const after = again(before);
    expect(after.map((f) => f.tMs)).toEqual(before.map((f) => f.tMs));
    expect(after.map((f) => f.people.length)).toEqual([1, 0, 2]);
    expect(after[0]!.quality).toEqual({ meanLuma: 100, contrast: 30, sharpness: 5 });
    const { face } = after[0]!.people[0]!;
    expect(face).toMatchObject({
      available: true,
      value: {
        heightPx: Math.fround(92.4),
        mouth: { opening: Math.fround(0.03) },
        happiness: measured(Math.fround(0.12)),
      },
    });
  });

  it.each(UNAVAILABLE_REASONS)('keep the reason "%s" in every place', (reason) => {
    const none = unavailable(reason);
    const { face, leftHand, rightHand } = personAgain(person(0, { face: none, leftHand: none, rightHand: none }));
    expect([face, leftHand, rightHand]).toEqual([none, none, none]);

    const seen = person(0).face;
    if (!seen.available) throw new Error('the builder gives a face');
    const { face: unsmiling } = personAgain(person(0, { face: measured({ ...seen.value, happiness: none }) }));
    expect(unsmiling.available && unsmiling.value.happiness).toEqual(none);
  });

  it.each(ROLES)('keep the role %s and a track id in any script', (role) => {
    expect(personAgain(person(0, { role, trackId: `${role}-1 窗口` }))).toMatchObject({
      role,
      trackId: `${role}-1 窗口`,
    });
  });

  it('tell left from right hand', () => {
    const [left, right] = [person(0).leftHand, unavailable('occluded')];
    expect(personAgain(person(0, { leftHand: right, rightHand: left }))).toMatchObject({
      leftHand: { available: false },
      rightHand: { available: true },
    });
  });

  it('keep tracks apart that come, go and change their order', () => {
    const at = (i: number, trackId: string) => ({ ...moved(50 * i), trackId });
    const before = [
      frame([at(1, 'a'), at(30, 'b')]),
      frame([at(31, 'b')]),
      frame([at(32, 'b'), at(2, 'a'), at(60, 'c')]),
    ];
    const after = again(before);
    expect(after.map((f) => f.people.map((p) => p.trackId))).toEqual([['a', 'b'], ['b'], ['b', 'a', 'c']]);
    for (const [i, f] of before.entries()) {
      for (const [k, p] of f.people.entries()) {
        const found = after[i]!.people[k]!.pose.picture;
        expect(furthest(p.pose.picture, found, isPoint)).toBeLessThanOrEqual(PICTURE_TOLERANCE_PX);
      }
    }
  });

  it.each([
    { by: -3000, tolerancePx: PICTURE_TOLERANCE_PX },
    { by: 7000, tolerancePx: 2 * PICTURE_TOLERANCE_PX },
    { by: 30_000, tolerancePx: 8 * PICTURE_TOLERANCE_PX },
  ])('keep points $by px away within $tolerancePx px', ({ by, tolerancePx }) => {
    const before = moved(by);
    expect(furthest(before.pose.picture, personAgain(before).pose.picture, isPoint)).toBeLessThanOrEqual(tolerancePx);
  });

  it('clamp what no picture reaches, and keep NaN as NaN', () => {
    const broken = person(0);
    broken.pose.picture[0] = 1e7;
    broken.pose.picture[1] = Number.NaN;
    const { picture } = personAgain(broken).pose;
    expect(picture[0]).toBe(32_767);
    expect(picture[1]).toBeNaN();
    expect(picture[3]).toBeCloseTo(broken.pose.picture[3]!, 0);
  });

  it('keep how long nothing moved, and that it is not known', () => {
    const before = [{ ...frame([]), stillMs: 1000 / 3 }, frame([], 80), { ...frame([person(0)], 120), stillMs: 0 }];
    expect(again(before).map((f) => ('stillMs' in f ? f.stillMs : 'not known'))).toEqual([1000 / 3, 'not known', 0]);
  });

  it('keep the checks of pictures, with the frames they are of', () => {
    const before = checkedReadings(5, (second) => ({ changedShare: second / 8, headsDown: second }));
    const mixed = [before[0]!, before[1]!, frame([person(1)], 1500), before[2]!, before[3]!];
    const after = again(mixed);
    expect(after.map(({ check }) => check?.headsDown)).toEqual([undefined, 1, undefined, 2, 3]);
    expect(after[3]!.check).toMatchObject({ changedShare: 0.25, zoneContrast: 45, headsUp: 2 });
    expect(after[2]!.people).toHaveLength(1);
  });

  it('can be empty', () => {
    expect(again([])).toEqual([]);
  });

  it.each<{ damage: string; harm: (bytes: Uint8Array) => Uint8Array; says: RegExp }>([
    { damage: 'cut off', harm: (bytes) => bytes.subarray(0, bytes.length - 1), says: /end early/ },
    { damage: 'of another kind', harm: (bytes) => bytes.with(0, 1), says: /no stored readings/ },
    { damage: 'of a newer format', harm: (bytes) => bytes.with(4, 3), says: /unknown format 3/ },
  ])('are refused when $damage', ({ harm, says }) => {
    const bytes = encode(readings({ frames: 2 }));
    expect(() => decodeReadings(harm(bytes))).toThrow(says);
  });
});

describe('a block of stored readings', () => {
  const frames = readings({ frames: 2 });

  it.each([PICTURE, { width: 640, height: 360 }, { width: 1080, height: 1920 }])(
    'says in whose pixels it is: $width × $height',
    (picture) => {
      expect(decodeReadings(encodeReadings(frames, picture)).picture).toEqual(picture);
    },
  );

  it.each([
    { where: 'before the people', first: true, length: 5 },
    { where: 'after the people', first: false, length: 5 },
    { where: 'and is empty', first: true, length: 0 },
  ])('may hold a channel of a later release $where, which is skipped', ({ first, length }) => {
    const later = { id: 201, bytes: new Uint8Array(length).fill(255) };
    const block = withChannels(frames, (people) => (first ? [later, people] : [people, later]));
    expect(decodeReadings(block)).toEqual({ picture: PICTURE, readings: again(frames) });
  });

  it('holds the sound of each frame, and tells unheard frames from silent ones', () => {
    const channel = (level: number) => ({
      speech: Float32Array.of(0, 1, 0.5),
      loudness: Float32Array.of(-100, level, -23.5),
      voiceBand: Float32Array.of(-100, level - 6, 0),
    });
    const [first, second] = frames;
    const heard = [
      { ...first!, sound: [{ startMs: 12.25, channels: [channel(-30), channel(-40)] }] },
      { ...second!, sound: [] },
      { ...second!, tMs: second!.tMs + 100 },
    ];
    const [a, b, c] = again(heard);
    const [stretch] = a!.sound!;
    expect(stretch!.startMs).toBe(12.25);
    expect(stretch!.channels.map(({ loudness }) => [...loudness])).toEqual([
      [-100, -30, -23.5],
      [-100, -40, -23.5],
    ]);
    expect([...stretch!.channels[1]!.voiceBand]).toEqual([-100, -46, 0]);
    expect(stretch!.channels[0]!.speech[2]).toBeCloseTo(0.5, 2);
    expect(b!.sound).toEqual([]);
    expect(c).not.toHaveProperty('sound');
    expect(again([a!, b!, c!])).toEqual([a, b, c]);
  });

  it('without people is refused: nobody seen and nobody looked for are not the same', () => {
    const block = withChannels(frames, ({ bytes }) => [{ id: 200, bytes }]);
    expect(() => decodeReadings(block)).toThrow(/no people/);
  });

  it('whose table promises more than there is is refused', () => {
    const block = withChannels(frames, (people) => [people]);
    expect(() => decodeReadings(block.subarray(0, -1))).toThrow(/end early/);
  });
});

interface Channel {
  readonly id: number;
  readonly bytes: Uint8Array;
}

/** A block with other channels, put together by hand from the one that is written. */
function withChannels(frames: readonly FrameReading[], change: (people: Channel) => readonly Channel[]): Uint8Array {
  const whole = encode(frames);
  const tableAt = 4 + 1 + 8 + 4 + frames.length * (8 + 3 * 4);
  const people: Channel = { id: whole[tableAt + 1]!, bytes: whole.slice(tableAt + 6) };
  const channels = change(people);
  const table = channels.flatMap(({ id, bytes }) => [id, ...new Uint8Array(Uint32Array.of(bytes.length).buffer)]);
  const parts = [whole.slice(0, tableAt), [channels.length, ...table], ...channels.map(({ bytes }) => bytes)];
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}
