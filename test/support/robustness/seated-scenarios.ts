import type { Metres, Milliseconds } from '../../../src/core/units.ts';
import { AT_HEAD, between, onDesk, RAISED, reach } from '../body/arms.ts';
import type { Build } from '../body/build.ts';
import { pulse, ramp } from '../samples.ts';
import { clerkDoes, DURATION_MS, during, type Scenario, START_MS, staying } from './scenario.ts';

const DESK_M: Metres = 0.78;
const ON_DESK = onDesk(DESK_M, 0.38);
const BOTH_ON_DESK = { leftArm: ON_DESK, rightArm: ON_DESK };
const CHANGE_MS: Milliseconds = 1100;

/** The trunk leans to 32° half way; the seat is behind the place where one stands. */
function changing(toStanding: boolean): Scenario {
  const risen = (tMs: Milliseconds) => {
    const changed = ramp(tMs, START_MS, START_MS + CHANGE_MS);
    return toStanding ? changed : 1 - changed;
  };
  const clerk = (tMs: Milliseconds, { seatedHipsM, standingHipsM }: Build) => ({
    ...BOTH_ON_DESK,
    hipHeightM: seatedHipsM + risen(tMs) * (standingHipsM - seatedHipsM),
    z: -0.12 * (1 - risen(tMs)),
    leanDeg: 32 * pulse(tMs, START_MS, START_MS + CHANGE_MS, CHANGE_MS / 2),
  });
  const [before, after] = toStanding ? (['seated', 'standing'] as const) : (['standing', 'seated'] as const);
  return {
    durationMs: DURATION_MS,
    clerk,
    truth: () => [
      clerkDoes(before, 0, START_MS + CHANGE_MS / 4),
      clerkDoes(after, START_MS + (3 * CHANGE_MS) / 4, DURATION_MS),
    ],
  };
}

const slumping = (clerk: Scenario['clerk'], lastsMs: Milliseconds = 5000): Scenario =>
  staying('seated', clerk, () => [clerkDoes('slumped', START_MS + 300, START_MS + lastsMs - 300)]);

export const SEATED_SCENARIOS: Readonly<Record<string, Scenario>> = {
  rising: changing(true),
  'sitting down': changing(false),
  'lying on the desk': slumping((tMs, { seatedHipsM }) => ({
    ...BOTH_ON_DESK,
    leanDeg: 50 * during(tMs, 5000),
    nodDeg: 15 * during(tMs, 5000),
    hipHeightM: seatedHipsM + 0.04 * during(tMs, 5000),
  })),
  'leaning back': slumping((tMs) => ({
    ...BOTH_ON_DESK,
    leanDeg: -18 * during(tMs, 5000),
    z: 0.05 * during(tMs, 5000),
  })),
  'sunk into the chair': slumping((tMs, build) => {
    const sunk = during(tMs, 5000);
    return {
      ...BOTH_ON_DESK,
      build: { ...build, roundBackDeg: build.roundBackDeg + 16 * sunk },
      hipHeightM: build.seatedHipsM - 0.03 * sunk,
      leanDeg: -8 * sunk,
      z: 0.1 * sunk,
    };
  }),
  'typing upright': staying('seated', (tMs) => {
    const hand = (phase: number) => onDesk(DESK_M, 0.38 + 0.015 * Math.sin(tMs / 130 + phase));
    return { leftArm: hand(0), rightArm: hand(2) };
  }),
  'reading papers': staying('seated', (tMs) => ({
    ...BOTH_ON_DESK,
    nodDeg: 28 * during(tMs, 5000),
    leanDeg: 6 * during(tMs, 5000),
  })),
  'writing, bent over the desk': staying('seated', (tMs) => ({
    ...BOTH_ON_DESK,
    nodDeg: 15 * during(tMs, 5000),
    leanDeg: 18 * during(tMs, 5000),
  })),
  'reaching to the printer': staying('seated', (tMs) => {
    const out = during(tMs, 2500);
    return {
      leftArm: ON_DESK,
      rightArm: between(ON_DESK, reach({ out: 0.4, up: -0.2, ahead: 0.1 }), out),
      sideDeg: -16 * out,
      leanDeg: 8 * out,
      headingDeg: -25 * out,
    };
  }),
  'rolling to the desk': staying('seated', (tMs) => ({ ...BOTH_ON_DESK, z: 0.2 * during(tMs, 6000) })),
  'rolling aside': staying('seated', (tMs) => ({ ...BOTH_ON_DESK, x: 0.2 * during(tMs, 6000) })),
  'raised hand, seated': staying(
    'seated',
    (tMs) => ({ leftArm: ON_DESK, rightArm: between(ON_DESK, RAISED, during(tMs, 2500, 500)) }),
    () => [clerkDoes('raised-hand', START_MS + 300, START_MS + 2200)],
  ),
  'hand at the head, seated': staying(
    'seated',
    (tMs) => ({ leftArm: ON_DESK, rightArm: between(ON_DESK, AT_HEAD, during(tMs, 3000)) }),
    () => [clerkDoes('hair-touch', START_MS + 350, START_MS + 2650)],
  ),
  'showing the way, seated': staying(
    'seated',
    (tMs) => ({
      leftArm: ON_DESK,
      rightArm: between(ON_DESK, reach({ out: 0.35, up: -0.14, ahead: 0.15 }), during(tMs, 3000)),
    }),
    () => [clerkDoes('guide-gesture', START_MS + 350, START_MS + 2650)],
  ),
};
