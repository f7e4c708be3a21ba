import { describe, expect, test } from 'vitest';
import { RoiSampler } from '../../src/inference/roi-sampler.ts';
import { sampleRoi } from '../support/nets/roi-sampler-js.ts';
import { rgbFrame } from '../support/picture-frame.ts';

const SPEC = { size: 16, valueRange: [0, 1] } as const;
/** Eight bits of I420, three roundings: colours come back to about two steps of 255. */
const COLOUR_TOLERANCE = 0.012;

/** Left half red, right half blue. */
const halves = frameOf(64, 48, (x) => (x < 32 ? [255, 0, 0] : [0, 0, 255]));
/** A picture of odd size, different everywhere. */
const ramp = frameOf(101, 67, (x, y) => [2 * x, 3 * y, (x * y) % 256]);

function frameOf(width: number, height: number, colour: (x: number, y: number) => [number, number, number]) {
  const rgb = Array.from({ length: width * height }, (_, i) => colour(i % width, Math.floor(i / width)));
  return rgbFrame(Uint8Array.from(rgb.flat()), width, height);
}

function pixel(tensor: Float32Array, column: number, row: number): number[] {
  const plane = SPEC.size ** 2;
  return [0, 1, 2].map((c) => tensor[c * plane + row * SPEC.size + column]!);
}

function expectColour(actual: number[], expected: number[]): void {
  actual.forEach((value, c) => {
    expect(Math.abs(value - expected[c]!)).toBeLessThan(COLOUR_TOLERANCE);
  });
}

const RED = [1, 0, 0];
const BLUE = [0, 0, 1];
const BLACK = [0, 0, 0];

describe.each([
  ['WebAssembly', (...args: Parameters<typeof sampleRoi>) => new RoiSampler().sample(...args)],
  ['JavaScript', sampleRoi],
])('%s', (_, sample) => {
  test('upright: columns go right', () => {
    const tensor = sample(halves, { centreX: 32, centreY: 24, sidePx: 32, rotationRad: 0 }, SPEC);
    expectColour(pixel(tensor, 2, 8), RED);
    expectColour(pixel(tensor, 13, 8), BLUE);
  });

  test('turned a quarter clockwise: rows go left', () => {
    const tensor = sample(halves, { centreX: 32, centreY: 24, sidePx: 32, rotationRad: Math.PI / 2 }, SPEC);
    expectColour(pixel(tensor, 8, 2), BLUE);
    expectColour(pixel(tensor, 8, 13), RED);
  });

  test('outside the bounds it is black, outside the picture alone its edge goes on', () => {
    const roi = { centreX: 0, centreY: 24, sidePx: 32, rotationRad: 0 };
    expectColour(pixel(sample(halves, roi, SPEC), 2, 8), RED);
    const bounds = { left: 0, top: 0, width: 64, height: 48 };
    expectColour(pixel(sample(halves, roi, SPEC, bounds), 2, 8), BLACK);
    expectColour(pixel(sample(halves, roi, SPEC, bounds), 12, 8), RED);
  });

  test('the value range is that of the net', () => {
    const roi = { centreX: 16, centreY: 24, sidePx: 16, rotationRad: 0 };
    const tensor = sample(halves, roi, { size: 16, valueRange: [-1, 1] });
    expectColour(pixel(tensor, 8, 8), [1, -1, -1]);
  });
});

test.each([
  ['inside', { centreX: 50, centreY: 33, sidePx: 30, rotationRad: 0.3 }],
  ['across a corner', { centreX: 4, centreY: 60, sidePx: 50, rotationRad: -2 }],
  ['larger than the picture', { centreX: 50, centreY: 33, sidePx: 300, rotationRad: 1 }],
  ['far outside', { centreX: -500, centreY: 33, sidePx: 30, rotationRad: 0 }],
])('both agree, bit for bit but for the last of a float: %s', (_, roi) => {
  const sampler = new RoiSampler();
  for (const bounds of [undefined, { left: 10, top: 20, width: 70, height: 40 }]) {
    const ours = sampler.sample(ramp, roi, SPEC, bounds);
    const twin = sampleRoi(ramp, roi, SPEC, bounds);
    const worst = ours.reduce((most, value, i) => Math.max(most, Math.abs(value - twin[i]!)), 0);
    expect(worst).toBeLessThan(1e-6);
  }
});

test('a sampler goes from one frame to the next', () => {
  const sampler = new RoiSampler();
  const roi = { centreX: 16, centreY: 24, sidePx: 16, rotationRad: 0 };
  expectColour(pixel(sampler.sample(halves, roi, SPEC), 8, 8), RED);
  const blue = frameOf(64, 48, () => [0, 0, 255]);
  expectColour(pixel(sampler.sample(blue, roi, SPEC), 8, 8), BLUE);
  const large = frameOf(320, 240, () => [255, 0, 0]);
  expectColour(pixel(sampler.sample(large, roi, SPEC), 8, 8), RED);
});
