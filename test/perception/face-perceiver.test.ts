import { expect, it } from 'vitest';
import { RoiSampler } from '../../src/inference/roi-sampler.ts';
import { facePerceiver } from '../../src/perception/face-perceiver.ts';
import type { TrackedPerson } from '../../src/perception/perceiver.ts';
import { type Body, body } from '../support/body/body.ts';
import { poseOf } from '../support/body/pose-of.ts';
import { CAMERAS, cameraCalled, HD } from '../support/cameras.ts';
import { FakeNet, fakeNets, greyFrame } from '../support/nets/fake-net.ts';

const INPUT = 192;
const person = (role: TrackedPerson['role'], of: Partial<Body> = {}, id = `${role}-1`): TrackedPerson => ({
  ...{ id, role },
  pose: poseOf(cameraCalled('front'), body(of)),
});

/** @param at where in its input the net sees every landmark, 0..1 across and down */
function perceiverOf({ logit = 5, at = 0.5 } = {}) {
  const net = new FakeNet(INPUT, {
    mesh: new Float32Array(3 * 468).fill(at * INPUT),
    lips: new Float32Array(2 * 80).fill(at * INPUT),
    presence: Float32Array.of(logit),
  });
  const expressions = new FakeNet(112, { expressions: Float32Array.of(0.3, 0.7, 0, 0, 0, 0, 0) });
  const nets = fakeNets({ 'face-landmark-lips': net, 'face-expression': expressions });
  const perceiver = facePerceiver.open({ nets, sampler: new RoiSampler(), camera: CAMERAS.front!, picture: HD });
  const faceAt = async (tMs: number, people: readonly TrackedPerson[]) =>
    (await perceiver.observe({ frame: greyFrame(HD, tMs), people, isVoice: false })).people!.get(people[0]!.id);
  return { net, expressions, faceAt };
}

it.each([
  ['of a clerk', person('clerk'), {}, { face: { available: true }, happiness: { value: expect.closeTo(0.7) } }],
  ['of a citizen', person('citizen'), {}, undefined],
  ['that the net does not see', person('clerk'), { logit: -5 }, { face: { reason: 'low-confidence' } }],
  ['of somebody else', person('clerk'), { at: 1 }, { face: { reason: 'low-confidence' } }],
  ['outside the picture', person('clerk', { x: 4 }), {}, { face: { reason: 'out-of-frame' } }],
  ['far away', person('clerk', { z: -25 }), {}, { face: { reason: 'too-small' } }],
])('a face %s', async (_, someone, net, expected) => {
  const seen = await perceiverOf(net).faceAt(0, [someone]);
  if (expected) expect(seen).toMatchObject(expected);
  else expect(seen).toBeUndefined();
});

it('is looked at two or three times a second, of each person by themselves, and holds meanwhile', async () => {
  const { net, expressions, faceAt } = perceiverOf();
  const [first, second] = [person('clerk'), person('clerk', { x: 0.4 }, 'clerk-2')];
  const seen: unknown[] = [];
  for (const [tMs, people] of [
    [0, [first]],
    [200, [first, second]],
    [400, [first, second]],
    [500, [second]],
    [600, [first, second]],
  ] as const)
    seen.push([(await faceAt(tMs, people))?.face?.available, net.runs]);
  // The second comes later; the first, once gone, begins anew.
  expect(seen).toEqual([1, 2, 3, 3, 5].map((runs) => [true, runs]));
  expect(expressions.runs).toBe(net.runs);
});
