import { describe, expect, it } from 'vitest';
import { OBSERVABLE_QUANTITIES } from '../../../src/contract/observable-quantity.ts';
import { cameraAbilities } from '../../../web/src/cameras/abilities.ts';

type Measurements = Parameters<typeof cameraAbilities>[0];
type Gap = Parameters<typeof cameraAbilities>[1][number];

const UNSEEN = { available: false, reason: 'too-small' } as const;
const SEEN_POSE = Array.from({ length: 33 }, () => [100, 100, 0.9]).flat();

/** Ten pictures of a clerk in ten seconds, with leans of an uncertainty. */
function seen(uncertaintyDeg?: number): Measurements {
  const person = {
    ...({ person: 'clerk-1', role: 'clerk', pose: SEEN_POSE } as const),
    ...{ face: UNSEEN, leftHand: UNSEEN, rightHand: UNSEEN },
  };
  return {
    runId: 1,
    interval: { startMs: 0, endMs: 10_000 },
    picture: { width: 640, height: 360 },
    poseLandmarks: [],
    sound: [],
    frames: Array.from({ length: 10 }, (_, i) => ({ tMs: i * 1000, people: [person] })),
    curves: [
      {
        ...{ person: 'clerk-1', role: 'clerk', quantity: 'trunk-lean', unit: 'deg' },
        points: uncertaintyDeg === undefined ? [] : [{ tMs: 0, value: 2, uncertainty: uncertaintyDeg }],
      },
    ],
  };
}

/** Hidden for so many of the ten pictures, from the first on. */
const hidden = (quantity: Gap['quantity'], pictures: number, more: Partial<Gap> = {}): Gap => ({
  ...{ id: 1, runId: 1, hall: 'H', window: 'A01', person: 'clerk-1', role: 'clerk', quantity, reason: 'occluded' },
  ...{ startMs: 0, endMs: (pictures - 1) * 1000 + 1 },
  ...more,
});

const ableOf = (what: string, gaps: readonly Gap[], measurements = seen()) =>
  cameraAbilities(measurements, gaps)?.find((ability) => ability.what.en === what);

describe('what a camera can judge', () => {
  it('is told for everything that verdicts need to see', () => {
    expect(cameraAbilities(seen(), [])?.map(({ able }) => able)).toEqual(OBSERVABLE_QUANTITIES.map(() => 'yes'));
  });

  it.each<[string, string, readonly Gap[], string]>([
    ['both hands', 'never hidden', [], 'yes'],
    ['both hands', 'hidden as rarely as verdicts allow', [hidden('hands', 3)], 'yes'],
    ['both hands', 'hidden more often', [hidden('hands', 4)], 'sometimes'],
    ['the legs', 'always hidden', [hidden('legs', 10)], 'no'],
    ['voice', 'without sound', [hidden('voice', 10, { reason: 'no-audio', person: 'clerk' })], 'no'],
    ['smile', 'while the picture is at fault', [hidden('presence', 10, { reason: 'covered' })], 'no'],
    ['smile', 'while something else is hidden', [hidden('legs', 10)], 'yes'],
    ['both hands', 'while a citizen’s are hidden', [hidden('hands', 10, { role: 'citizen' })], 'yes'],
  ])('%s, %s', (what, _, gaps, able) => {
    expect(ableOf(what, gaps)?.able).toBe(able);
  });

  it('says why not, what to do, and which acts are told by it', () => {
    expect(ableOf('the legs', [hidden('legs', 10)])).toMatchObject({
      why: { en: 'seen in 0% of pictures; the others mostly: hidden by something' },
      remedy: { en: expect.stringContaining('clerk’s side') },
      acts: expect.arrayContaining([expect.objectContaining({ en: 'legs crossed' })]),
    });
  });

  it('says of voices how often they are heard', () => {
    const gaps = [hidden('voice', 4, { reason: 'no-audio', person: 'clerk' })];
    expect(ableOf('voice', gaps)?.why).toMatchObject({
      zh: expect.stringContaining('听得清'),
      en: expect.stringContaining('heard in 60% of pictures'),
    });
  });

  it.each([
    [7, 'yes'],
    [8, 'sometimes'],
  ])('angles that are uncertain by %d°: %s', (uncertaintyDeg, able) => {
    expect(ableOf('lean of the trunk', [], seen(uncertaintyDeg))?.able).toBe(able);
  });

  it('is not known where no clerk was seen', () => {
    expect(cameraAbilities({ ...seen(), frames: [{ tMs: 0, people: [] }] }, [])).toBeUndefined();
  });
});
