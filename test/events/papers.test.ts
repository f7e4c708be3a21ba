import { describe, expect, it } from 'vitest';
import type { PixelPoint } from '../../src/core/geometry.ts';
import type { Interval } from '../../src/core/interval.ts';
import { HANDOVER_DETECTOR } from '../../src/events/paper-detectors.ts';
import { paperPlacedEvents, papersLaidDown, withReaches } from '../../src/events/paper-placed.ts';
import { paperThrownEvents } from '../../src/events/paper-thrown.ts';
import type { MeasuredPerson } from '../../src/measurements/measure-people.ts';
import { arm, personSeen } from '../support/samples.ts';

/** The clerk above, the citizen below, the counter between; 400 px a metre there. */
const PX_PER_METRE = 400;
const PAPER: PixelPoint = { x: 640, y: 420 };
const AT_REST = { clerk: { x: 600, y: 320 }, citizen: { x: 700, y: 640 } } as const;
const FPS = [5, 10, 25];
const DURATION_MS = 14_000;

interface Stop {
  readonly atMs: number;
  readonly px: PixelPoint;
  /** Of the wrist over the shoulder. */
  readonly raisedM?: number;
}

/** The right hand goes from stop to stop in straight lines; the left one rests. */
function handOf(role: 'clerk' | 'citizen', stops: readonly Stop[], fps: number): MeasuredPerson {
  const rest = AT_REST[role];
  const all: Stop[] = [{ atMs: 0, px: rest }, ...stops, { atMs: DURATION_MS, px: stops.at(-1)?.px ?? rest }];
  return personSeen(role, { durationMs: DURATION_MS, fps }, (tMs) => {
    const next = Math.max(
      1,
      all.findIndex(({ atMs }) => atMs > tMs),
    );
    const [from, to] = [all[next - 1]!, all[next]!];
    const share = Math.min(1, (tMs - from.atMs) / (to.atMs - from.atMs));
    const way = (a: number, b: number) => a + (b - a) * share;
    const at = { x: way(from.px.x, to.px.x), y: way(from.px.y, to.px.y) };
    const raisedM = way(from.raisedM ?? -0.3, to.raisedM ?? -0.3);
    const resting = { x: rest.x + 150, y: rest.y };
    return {
      left: arm({ wristPx: resting, handPx: resting }),
      right: arm({ wristPx: at, handPx: at, raisedM }),
    };
  });
}

/** Out to a place and back to rest: sets out at that time, is there 700 ms later, stays, is back after another 700 ms. */
const reach = (role: 'clerk' | 'citizen', fromMs: number, px: PixelPoint = PAPER, stayMs = 400): Stop[] => [
  { atMs: fromMs, px: AT_REST[role] },
  { atMs: fromMs + 700, px },
  { atMs: fromMs + 700 + stayMs, px },
  { atMs: fromMs + 1400 + stayMs, px: AT_REST[role] },
];

const papersBetween = (clerk: MeasuredPerson, citizen: MeasuredPerson, handovers: readonly Interval[] = []) =>
  papersLaidDown(withReaches(clerk, PX_PER_METRE), withReaches(citizen, PX_PER_METRE), {
    handovers,
    pxPerMetre: PX_PER_METRE,
  });

const laidDown = (clerk: readonly Stop[], citizen: readonly Stop[], fps = 10) =>
  paperPlacedEvents(papersBetween(handOf('clerk', clerk, fps), handOf('citizen', citizen, fps)));

describe('a paper laid down', () => {
  it.each(FPS)('by the clerk and taken up by the citizen, at %d fps', (fps) => {
    const [placed, ...more] = laidDown(reach('clerk', 3000), reach('citizen', 6000), fps);
    expect(more).toEqual([]);
    expect(placed).toMatchObject({ type: 'paper-placed', person: 'clerk-1', role: 'clerk' });
    expect(Math.abs(placed!.startMs - 3000)).toBeLessThan(300);
    expect(Math.abs(placed!.endMs - 4800)).toBeLessThan(500);
  });

  it.each(FPS)('by the citizen and taken up by the clerk, at %d fps', (fps) => {
    const beside = { x: PAPER.x - 40, y: PAPER.y };
    expect(laidDown(reach('clerk', 6000, beside), reach('citizen', 3000), fps)).toMatchObject([
      { type: 'paper-placed', role: 'citizen' },
    ]);
  });

  it.each<[string, readonly Stop[], readonly Stop[]]>([
    ['that nobody takes up', reach('clerk', 3000), []],
    ['and taken up elsewhere', reach('clerk', 3000), reach('citizen', 6000, { x: 760, y: 440 })],
    ['and taken up by the same hand', [...reach('clerk', 3000), ...reach('clerk', 6000)], []],
    ['where hands meet', reach('clerk', 3000), reach('citizen', 3200)],
    ['while the other hand lies there', reach('clerk', 3000), [{ atMs: 100, px: PAPER }]],
    ['and taken up half a minute of work later', reach('clerk', 1000), reach('citizen', 12_300)],
    ['by a hand that stays for work', reach('clerk', 2000, PAPER, 4000), reach('citizen', 9000)],
  ])('is not told %s', (_, clerk, citizen) => {
    expect(laidDown(clerk, citizen)).toEqual([]);
  });

  it('is told of a sheet taken up beside the resting hand that laid it there', () => {
    const clerk = handOf('clerk', reach('clerk', 3000, { x: 600, y: 400 }), 10);
    const citizen = handOf('citizen', reach('citizen', 6000, { x: 600, y: 370 }), 10);
    const handovers = [{ startMs: 6500, endMs: 7200 }];
    expect(papersBetween(clerk, citizen, handovers)).toMatchObject([{ by: { role: 'clerk' } }]);
  });

  it('is not told where the one who laid it down is lost as it is taken up', () => {
    const clerk = handOf('clerk', reach('clerk', 3000), 10);
    const lost = { ...clerk, samples: clerk.samples.filter(({ tMs }) => tMs < 6200 || tMs > 8000) };
    const citizen = handOf('citizen', reach('citizen', 6000), 10);
    expect(papersBetween(lost, citizen)).toEqual([]);
  });

  it('is not told of hands in a handover', () => {
    const clerk = handOf('clerk', reach('clerk', 3000), 10);
    const citizen = handOf('citizen', reach('citizen', 4400), 10);
    const handovers = [{ startMs: 3500, endMs: 5500 }];
    expect(papersBetween(clerk, citizen)).toHaveLength(1);
    expect(papersBetween(clerk, citizen, handovers)).toEqual([]);
    const near = personSeen('citizen', { durationMs: DURATION_MS }, (tMs) =>
      tMs > 3600 && tMs < 4100 ? { right: arm({ handPx: PAPER, wristPx: PAPER }) } : citizenAt(citizen, tMs),
    );
    expect(papersBetween(clerk, near, handovers)).toEqual([]);
  });
});

it('no handover is told of anybody while one citizen takes up what was laid down', () => {
  const aside = { x: 900, y: 430 };
  const laid = { x: 640, y: 490 };
  const rest = { x: 900, y: 320 };
  const left = handOf(
    'clerk',
    [
      { atMs: 1, px: rest },
      { atMs: 6300, px: rest },
      ...reach('clerk', 6300, aside, 800).slice(1, 3),
      { atMs: 8500, px: rest },
    ],
    10,
  );
  const right = handOf('clerk', reach('clerk', 3000, laid), 10);
  const clerk = {
    ...right,
    samples: right.samples.map((sample, i) => ({
      ...sample,
      arms: { ...sample.arms, left: left.samples[i]!.arms.right },
    })),
  };
  const citizen = handOf('citizen', reach('citizen', 6000, laid), 10);
  const second = { ...handOf('citizen', reach('citizen', 6000, aside, 800), 10), person: 'citizen-2' };
  const found = (...citizens: readonly MeasuredPerson[]) =>
    HANDOVER_DETECTOR.detect(
      {
        ...{ clerks: [clerk], colleagues: [], citizens, hasZones: true, pictures: [], unseen: [] },
        ...{ handoverPxPerMetre: PX_PER_METRE, citizenPxPerMetre: PX_PER_METRE },
        footage: { startMs: 0, endMs: DURATION_MS },
      },
      [],
    ).map(({ type }) => type);
  expect(found(second)).toHaveLength(1);
  expect(found(citizen)).toEqual(['paper-placed']);
  expect(found(citizen, second)).toEqual(['paper-placed']);
});

const citizenAt = ({ samples }: MeasuredPerson, tMs: number) => {
  const { arms } = samples.findLast((sample) => sample.tMs <= tMs)!;
  return { left: arms.left, right: arms.right };
};

/** Held before the chest, flung out in a third of a second, drawn back. */
const fling = ({ out = { x: 470, y: 400 }, outMs = 300, stayMs = 400, fromM = -0.1 } = {}): Stop[] => [
  { atMs: 3000, px: AT_REST.clerk },
  { atMs: 3800, px: { x: 650, y: 290 }, raisedM: fromM },
  { atMs: 4400, px: { x: 650, y: 290 }, raisedM: fromM },
  { atMs: 4400 + outMs, px: out },
  { atMs: 4400 + outMs + stayMs, px: out },
  { atMs: 5200 + outMs + stayMs, px: AT_REST.clerk },
];
const VISITS = [{ startMs: 0, endMs: DURATION_MS }];

const thrown = (stops: readonly Stop[], { fps = 10, visits = VISITS, handovers = [] as typeof VISITS } = {}) =>
  paperThrownEvents(handOf('clerk', stops, fps), { visits, handovers, pxPerMetre: PX_PER_METRE });

describe('something flung at the citizen', () => {
  it.each(FPS)('is told by a hand that stops abruptly, at %d fps', (fps) => {
    const [event, ...more] = thrown(fling(), { fps });
    expect(more).toEqual([]);
    expect(event).toMatchObject({ type: 'paper-thrown', person: 'clerk-1' });
    expect(Math.abs(event!.startMs - 4400)).toBeLessThan(350);
    expect(event!.endMs - event!.startMs).toBeLessThan(1200);
  });

  it.each<[string, Parameters<typeof thrown>]>([
    ['a hand that lays it down', [fling({ outMs: 900 })]],
    ['a hand that comes down from the head', [fling({ fromM: 0.3 })]],
    ['a short stroke', [fling({ out: { x: 570, y: 320 } })]],
    ['a guiding hand, which stays out', [fling({ stayMs: 2000 })]],
    ['where nobody is at the counter', [fling(), { visits: [] }]],
    ['in a handover', [fling(), { handovers: [{ startMs: 4000, endMs: 6000 }] }]],
  ])('is not told of %s', (_, scene) => {
    expect(thrown(...scene)).toEqual([]);
  });
});
