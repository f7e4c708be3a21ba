import { expect, it } from 'vitest';
import { RoiSampler } from '../../src/inference/roi-sampler.ts';
import { handPerceiver } from '../../src/perception/hand-perceiver.ts';
import type { TrackedPerson } from '../../src/perception/perceiver.ts';
import { RAISED, reach } from '../support/body/arms.ts';
import { type Body, body } from '../support/body/body.ts';
import { poseOf } from '../support/body/pose-of.ts';
import { CAMERAS, cameraCalled, HD, SIDE_BY_SIDE } from '../support/cameras.ts';
import { FakeNet, fakeNets, greyFrame } from '../support/nets/fake-net.ts';

const person = (role: TrackedPerson['role'], of: Partial<Body> = {}): TrackedPerson => ({
  ...{ id: `${role}-1`, role },
  pose: poseOf(cameraCalled('front'), body(of)),
});
const OUTSIDE: Partial<Body> = { x: 4 };
/** On a stretched arm before the body. */
const HELD_OUT: Partial<Body> = { leftArm: reach({ out: 0.05, up: -0.25, ahead: 0.42 }) };
const CITIZEN = person('citizen', { z: 1.2, headingDeg: 180 });

function perceiverOf(presence = 0.9) {
  const net = new FakeNet(224, {
    landmarks: new Float32Array(63),
    presence: Float32Array.of(presence),
    rightness: Float32Array.of(0.1),
  });
  const camera = { ...CAMERAS.front!, zones: SIDE_BY_SIDE };
  const nets = fakeNets({ 'hand-landmark-lite': net });
  const perceiver = handPerceiver.open({ nets, sampler: new RoiSampler(), camera, picture: HD });
  const leftHandAt = async (tMs: number, people: readonly TrackedPerson[]) => {
    const hand = (await perceiver.observe({ frame: greyFrame(HD, tMs), people, isVoice: false })).people!.get(
      people[0]!.id,
    )?.leftHand;
    return hand && (hand.available ? 'seen' : hand.reason);
  };
  return { net, leftHandAt };
}

it.each([
  ['raised', [person('clerk', { leftArm: RAISED })], 0.9, 'seen'],
  ['raised, of somebody whose side is not known', [person('unknown', { leftArm: RAISED })], 0.9, 'seen'],
  ['raised, where the net sees none', [person('clerk', { leftArm: RAISED })], 0.2, 'low-confidence'],
  ['held out', [person('clerk', HELD_OUT)], 0.9, 'seen'],
  ['over the papers between two people', [person('clerk'), CITIZEN], 0.9, 'seen'],
  ['there with nobody to give them to', [person('clerk')], 0.9, 'not-sampled'],
  ['beside the papers', [person('clerk', { x: 0.6 }), CITIZEN], 0.9, 'not-sampled'],
  ['outside the picture', [person('clerk', OUTSIDE)], 0.9, 'out-of-frame'],
  ['of a citizen', [person('citizen', { leftArm: RAISED })], 0.9, undefined],
])('a hand %s', async (_, people, presence, expected) => {
  expect(await perceiverOf(presence).leftHandAt(0, people)).toBe(expected);
});

it('is looked at two or three times a second, and not held meanwhile', async () => {
  const { net, leftHandAt } = perceiverOf();
  const seen: (string | undefined)[] = [];
  for (const [tMs, of] of [
    [0, { leftArm: RAISED }],
    [200, { leftArm: RAISED }],
    [300, OUTSIDE],
    [400, { leftArm: RAISED }],
  ] as const)
    seen.push(await leftHandAt(tMs, [person('clerk', of)]));
  expect(seen).toEqual(['seen', 'not-sampled', 'out-of-frame', 'seen']);
  expect(net.runs).toBe(2);
});

it('that is held out is looked at six times where it stays, and again elsewhere', async () => {
  const { leftHandAt } = perceiverOf();
  const looks = async (fromMs: number, of: Partial<Body>) => {
    const seen: (string | undefined)[] = [];
    for (let i = 0; i < 8; i++) seen.push(await leftHandAt(fromMs + 400 * i, [person('clerk', of)]));
    return seen.filter((each) => each === 'seen').length;
  };
  expect(await looks(0, HELD_OUT)).toBe(6);
  expect(await looks(4000, HELD_OUT)).toBe(0);
  expect(await looks(8000, { leftArm: reach({ out: 0.4, up: -0.2, ahead: 0.2 }) })).toBe(6);
});
