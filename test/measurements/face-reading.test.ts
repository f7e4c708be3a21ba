import { describe, expect, it } from 'vitest';
import { measured } from '../../src/core/measured.ts';
import { readFace } from '../../src/measurements/face-reading.ts';
import type { MouthShape } from '../../src/measurements/reading.ts';
import { faceMesh } from '../support/face-mesh.ts';

const read = (face: Parameters<typeof faceMesh>[0]) => readFace(faceMesh(face), measured(0.2));
const rounded = (mouth: MouthShape) => Object.values(mouth).map((v: number) => Math.round(v * 1000) / 1000);

describe('head angles', () => {
  it.each([
    ['straight ahead', {}, { yawDeg: 0, pitchDeg: 0, rollDeg: 0 }],
    ['to the own left', { yawDeg: 30 }, { yawDeg: 30, pitchDeg: 0, rollDeg: 0 }],
    ['to the own right', { yawDeg: -45 }, { yawDeg: -45, pitchDeg: 0, rollDeg: 0 }],
    ['bent down', { pitchDeg: 25 }, { yawDeg: 0, pitchDeg: 25, rollDeg: 0 }],
    ['looking up', { pitchDeg: -15 }, { yawDeg: 0, pitchDeg: -15, rollDeg: 0 }],
    ['tilted', { rollDeg: 20 }, { yawDeg: 0, pitchDeg: 0, rollDeg: 20 }],
  ])('%s', (_, face, expected) => {
    const { yawDeg, pitchDeg, rollDeg } = read(face);
    expect(yawDeg).toBeCloseTo(expected.yawDeg, 3);
    expect(pitchDeg).toBeCloseTo(expected.pitchDeg, 3);
    expect(rollDeg).toBeCloseTo(expected.rollDeg, 3);
  });
});

describe("the mouth's shape", () => {
  it.each([
    ['turned', { yawDeg: 40 }],
    ['bent', { pitchDeg: 30 }],
    ['tilted', { rollDeg: -25 }],
    ['all of it', { yawDeg: -25, pitchDeg: 20, rollDeg: 15 }],
    ['nearer to the camera', { heightPx: 300 }],
  ])('of a head that is %s is the same', (_, turned) => {
    const smile = { wider: 0.04, lifted: 0.03, open: 0.05 };
    expect(rounded(read({ ...smile, ...turned }).mouth)).toEqual(rounded(read(smile).mouth));
  });

  it('grows wider, higher and open with a smile', () => {
    const [neutral, smile] = [read({}).mouth, read({ wider: 0.04, lifted: 0.03, open: 0.05 }).mouth];
    expect(smile.width).toBeGreaterThan(neutral.width);
    expect(smile.cornerLift).toBeGreaterThan(neutral.cornerLift);
    expect(smile.cornerToNose).toBeGreaterThan(neutral.cornerToNose);
    expect(smile.opening).toBeCloseTo(0.05 / 0.34, 1);
  });
});

it('the height of a face is that in the picture: nodding shortens it, turning does not', () => {
  expect(read({ yawDeg: 50 }).heightPx).toBeCloseTo(120, 3);
  expect(read({ pitchDeg: 30 }).heightPx).toBeCloseTo(120 * Math.cos(Math.PI / 6), 3);
});
