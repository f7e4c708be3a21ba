import { describe, expect, it } from 'vitest';
import { cameraAbilities } from '../../../web/src/cameras/abilities.ts';

type Measurements = Parameters<typeof cameraAbilities>[0];
type Reason = 'too-small' | 'bad-view' | 'not-sampled';

/** Whatever the hand net saw; what is judged are the wrists of the pose. */
const HAND = { available: false, reason: 'too-small' } as const;
const FACE = { available: true, yawDeg: 5, pitchDeg: 0, rollDeg: 0, heightPx: 66, happiness: 0.2 } as const;

/** Ten pictures of a clerk, with wrists of a visibility, and smiles measured or not. */
function seen(wrists: number, smiles: readonly (number | Reason)[]): Measurements {
  const pose = Array.from({ length: 33 }, (_, i) => [100, 100, i === 15 || i === 16 ? wrists : 0.9]).flat();
  const person = { person: 'clerk-1', role: 'clerk', pose, face: FACE, leftHand: HAND, rightHand: HAND } as const;
  return {
    runId: 1,
    interval: { startMs: 0, endMs: 1000 },
    picture: { width: 640, height: 360 },
    poseLandmarks: [],
    frames: Array.from({ length: 10 }, (_, i) => ({ tMs: i * 100, people: [person] })),
    curves: [
      {
        ...{ person: 'clerk-1', role: 'clerk', quantity: 'smile', unit: 'score' },
        points: smiles.map((value, i) => (typeof value === 'number' ? { tMs: i, value } : { tMs: i, reason: value })),
      },
    ],
  };
}

const ableOf = (measurements: Measurements, what: string) =>
  cameraAbilities(measurements)?.find((ability) => ability.what.en === what);

describe('what a camera can judge', () => {
  it.each<[what: string, smiles: readonly (number | Reason)[], able: string, why: string]>([
    ['measured, if of a face of 66 px', [0.1, 0.2, 0.3], 'yes', '100%'],
    ['measured where it was looked at', [0.1, 'not-sampled', 'not-sampled', 'not-sampled'], 'yes', '100%'],
    ['measured now and then', [0.1, 'bad-view', 'bad-view', 'too-small'], 'sometimes', 'the view does not show it'],
    ['never measured', ['too-small', 'too-small', 'bad-view'], 'no', 'too small in the picture'],
  ])('smiles %s', (_, smiles, able, why) => {
    const ability = ableOf(seen(0.9, smiles), 'Smile');
    expect(ability).toMatchObject({ able, why: { en: expect.stringContaining(able === 'sometimes' ? '25%' : why) } });
  });

  it.each([
    [0.31, 'yes'],
    [0.29, 'no'],
  ])('both hands, with wrists of visibility %s: %s', (wrists, able) => {
    expect(ableOf(seen(wrists, []), 'Both hands')?.able).toBe(able);
  });

  it('is not known where no clerk was seen', () => {
    expect(cameraAbilities({ ...seen(1, []), frames: [{ tMs: 0, people: [] }] })).toBeUndefined();
  });
});
