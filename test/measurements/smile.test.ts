import { describe, expect, it } from 'vitest';
import type { Measured, Quantity } from '../../src/core/measured.ts';
import { measured, unavailable } from '../../src/core/measured.ts';
import { faceEvidence, smileEvidence, TYPICAL_NEUTRAL_FACE } from '../../src/measurements/face-evidence.ts';
import type { FaceReading } from '../../src/measurements/reading.ts';
import { measureSmile } from '../../src/measurements/smile.ts';
import { body } from '../support/body/body.ts';
import { poseOf } from '../support/body/pose-of.ts';
import { cameraCalled } from '../support/cameras.ts';
import { type Expression, faceReading, personReading } from '../support/readings.ts';
import { arm } from '../support/samples.ts';

const POSE = poseOf(cameraCalled('front'), body());
const QUALITY = { meanLuma: 120, contrast: 50, sharpness: 10 };

interface Seen {
  readonly expression: Expression;
  readonly face?: Partial<FaceReading>;
  readonly handAtFace?: boolean;
  readonly leanDeg?: number;
  /** By the pose. */
  readonly headDownDeg?: number;
}

function smilesOf(count: number, seenAt: (i: number) => Seen): Measured<Quantity>[] {
  const seen = Array.from({ length: count }, (_, i) => seenAt(i));
  const samples = seen.map(({ expression, face }, i) => ({
    tMs: i * 100,
    quality: QUALITY,
    reading: personReading(POSE, { face: measured(faceReading(expression, face)) }),
  }));
  const arms = seen.map(({ handAtFace }) => [arm(), arm({ fromHeadTrunks: handAtFace ? 0.05 : 1 })]);
  const leans = seen.map(({ leanDeg = 0 }) => measured({ value: leanDeg, uncertainty: 2 }));
  const moves = seen.map(({ headDownDeg = 0 }) => ({
    byPose: measured({ yawDeg: 0, pitchDeg: headDownDeg }),
    facePitchDeg: unavailable('not-sampled'),
  }));
  return measureSmile({ person: 'clerk-1', role: 'clerk', samples }, arms, leans, moves);
}
const scoreOf = (smile: Measured<Quantity> | undefined): number | string =>
  smile!.available ? smile!.value.value : smile!.reason;

/** A second in the middle of three. */
const inTheMiddle = (i: number): boolean => i >= 20 && i < 40;

describe('a smile', () => {
  it('stands out from the own neutral face', () => {
    const smiles = smilesOf(60, (i) => ({ expression: inTheMiddle(i) ? 'smiling' : 'neutral' }));
    expect(scoreOf(smiles[5])).toBeLessThan(0.2);
    expect(scoreOf(smiles[30])).toBeGreaterThan(0.8);
    expect(scoreOf(smiles[55])).toBeLessThan(0.2);
  });

  it('of somebody who smiles all the time is one too', () => {
    expect(scoreOf(smilesOf(60, () => ({ expression: 'smiling' }))[30])).toBeGreaterThan(0.8);
  });

  it('of somebody whose neutral face looks a little cheerful must be more than that', () => {
    const cheerful: Partial<FaceReading> = { happiness: measured(0.01) };
    const smiles = smilesOf(60, () => ({ expression: 'neutral', face: cheerful }));
    expect(scoreOf(smiles[30])).toBeLessThan(0.3);
  });

  it('in a single picture is no lasting smile', () => {
    const smiles = smilesOf(60, (i) => ({ expression: i === 30 ? 'smiling' : 'neutral' }));
    expect(scoreOf(smiles[30])).toBeLessThan(0.5);
  });
});

describe('nothing is said of a face', () => {
  it.each<[string, Partial<FaceReading>, string]>([
    ['of a few pixels', { heightPx: 30 }, 'too-small'],
    ['seen from the side', { yawDeg: 75 }, 'bad-view'],
    ['bent over the desk', { pitchDeg: 60 }, 'bad-view'],
    ['whose expression was not read', { happiness: { available: false, reason: 'low-confidence' } }, 'low-confidence'],
  ])('%s', (_, face, reason) => {
    expect(scoreOf(smilesOf(20, () => ({ expression: 'smiling', face }))[10])).toBe(reason);
  });

  it('in a deep bow, but in one of greeting', () => {
    const smiles = smilesOf(60, (i) => ({ expression: 'smiling', leanDeg: inTheMiddle(i) ? 45 : 15 }));
    expect([scoreOf(smiles[10]), scoreOf(smiles[30])]).toEqual([expect.closeTo(1, 0), 'bad-view']);
  });

  it('of a head that the pose shows bent, though its mesh hardly shows it', () => {
    const smiles = smilesOf(90, (i) => ({
      expression: inTheMiddle(i) ? 'smiling' : 'neutral',
      headDownDeg: inTheMiddle(i) ? 14 : 0,
    }));
    expect(scoreOf(smiles[30])).toBe('bad-view');
  });

  it('with the chin in a hand', () => {
    expect(scoreOf(smilesOf(20, () => ({ expression: 'smiling', handAtFace: true }))[10])).toBe('occluded');
  });
});

it('a single picture: a smiling mouth and face are evidence, a neutral one is none', () => {
  const evidence = (expression: Expression) => {
    const { mouth, happiness } = faceReading(expression);
    const seen = faceEvidence(mouth, happiness.available ? happiness.value : 0);
    return smileEvidence(seen, TYPICAL_NEUTRAL_FACE);
  };
  expect(evidence('smiling')).toBeGreaterThan(5);
  expect(evidence('neutral')).toBeLessThan(2);
});
