import { describe, expect, it } from 'vitest';
import { headFalls } from '../../src/events/head-fall.ts';
import type { PersonSample } from '../../src/measurements/measure-people.ts';
import { pulse, sampleAt } from '../support/samples.ts';

const BOW = { startMs: 4000, endMs: 6000 };
const PEAK = { peakMs: 5000, value: 30 };
const HIPS = { x: 640, y: 420 };

/** Pixels above the hips, of a trunk of 120 px. */
const moving = (
  head: (tMs: number) => number,
  shoulders: (tMs: number) => number,
  netPitchDeg = 25,
  headingDeg = 0,
): PersonSample[] =>
  Array.from({ length: 100 }, (_, i) => ({
    ...sampleAt(100 * i, {}),
    netTrunk: { pitchDeg: fallingBy(netPitchDeg)(100 * i), acrossDeg: 0, headingDeg },
    hipsPx: HIPS,
    headPx: { x: HIPS.x, y: HIPS.y - head(100 * i) },
    shouldersPx: { x: HIPS.x, y: HIPS.y - shoulders(100 * i) },
  }));
const fallingBy = (px: number) => (tMs: number) => px * pulse(tMs, BOW.startMs, BOW.endMs, 800);

describe('what the fit takes for a bow of 30°', () => {
  it.each<[string, (tMs: number) => number, (tMs: number) => number, boolean]>([
    ['the head falls by 35 px and the shoulders by 16', fallingBy(35), fallingBy(16), true],
    ['raised arms are lowered: the shoulders fall alone', () => 0, fallingBy(16), false],
    ['somebody steps aside: nothing falls towards the hips', () => 0, () => 0, false],
    ['the whole body is seen from farther away: both fall alike', fallingBy(30), fallingBy(30), false],
    ['a nod: the head falls by 10 px', fallingBy(10), () => 0, false],
  ])('%s', (_, head, shoulders, isBow) => {
    const samples = moving(
      (tMs) => 172 - head(tMs),
      (tMs) => 120 - shoulders(tMs),
    );
    expect(headFalls(samples, BOW, PEAK)).toBe(isBow);
  });

  it.each([
    ['faces the camera and the net sees no lean', 3, 10, false],
    ['faces the camera and the net sees a lean', 12, 10, true],
    ['is seen from the side, where the net guesses depth', 1, 88, true],
  ])('of somebody who %s', (_, netPitchDeg, headingDeg, isBow) => {
    const samples = moving(
      (tMs) => 172 - fallingBy(35)(tMs),
      (tMs) => 120 - fallingBy(16)(tMs),
      netPitchDeg,
      headingDeg,
    );
    expect(headFalls(samples, BOW, PEAK)).toBe(isBow);
  });

  it('is none where nobody was seen upright', () => {
    const samples = moving(
      () => 172,
      () => 120,
    ).filter(({ tMs }) => tMs >= 4100 && tMs <= 5900);
    expect(headFalls(samples, BOW, PEAK)).toBe(false);
  });
});
