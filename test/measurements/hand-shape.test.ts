import { expect, test } from 'vitest';
import { handShape } from '../../src/measurements/hand-shape.ts';

const RIGHT = { presence: 0.95, rightness: 0.97 };
const PALM_PX = 40;
const JOINT_PX = 14;

/** A hand that points upwards in the picture; each finger of three bones is bent at its middle joint. */
function handOf(bendsDeg: readonly [index: number, middle: number, ring: number, little: number], scale = 1) {
  const picture = new Float32Array(21 * 3);
  const put = (index: number, x: number, y: number, z: number) =>
    picture.set([scale * x, scale * y, scale * z], 3 * index);
  for (const [finger, bendDeg] of bendsDeg.entries()) {
    const first = 5 + 4 * finger;
    const bend = (bendDeg * Math.PI) / 180;
    const x = 8 * finger - 8;
    put(first, x, -PALM_PX, 0);
    put(first + 1, x, -PALM_PX - JOINT_PX, 0);
    for (const [bones, joint] of [first + 2, first + 3].entries()) {
      const along = JOINT_PX * (bones + 1);
      put(joint, x, -PALM_PX - JOINT_PX - along * Math.cos(bend), along * Math.sin(bend));
    }
  }
  return { ...RIGHT, picture };
}

test.each<[string, Parameters<typeof handOf>[0], number, number]>([
  ['an open hand', [5, 5, 5, 5], 5, 5],
  ['a hand that points', [8, 80, 90, 70], 8, 80],
  ['a fist', [90, 90, 90, 90], 90, 90],
])('%s', (_, bends, indexDeg, othersDeg) => {
  const shape = handShape(handOf(bends));
  expect(shape.available && shape.value.indexBendDeg).toBeCloseTo(indexDeg, 3);
  expect(shape.available && shape.value.othersBendDeg).toBeCloseTo(othersDeg, 3);
});

test('of a hand with few pixels nothing is said', () => {
  expect(handShape(handOf([8, 80, 90, 70], 0.4))).toEqual({ available: false, reason: 'too-small' });
});
