import type { Degrees, Metres, Milliseconds } from '../../../src/core/units.ts';
import { AT_HEAD, between, FOLDED, HANGING, onDesk, RAISED, reach } from '../body/arms.ts';
import { body, trunkLeanDeg } from '../body/body.ts';
import type { Build } from '../body/build.ts';
import { clerkDoes, during, type Scenario, START_MS, staying } from './scenario.ts';

const COUNTER_M: Metres = 0.8;
const BOTH_HANGING = { leftArm: HANGING, rightArm: HANGING };
const BOTH_FOLDED = { leftArm: FOLDED, rightArm: FOLDED };

/** Down, hold, up; a deep one takes longer. The hips go back by what keeps the balance. */
function bow(depthDeg: Degrees, lastsMs: Milliseconds, hipsBackM: Metres): Scenario {
  const clerk = (tMs: Milliseconds) => {
    const down = during(tMs, lastsMs, 800);
    return { leanDeg: depthDeg * down, z: -hipsBackM * down, ...BOTH_FOLDED };
  };
  const depthOf = (build: Build) => trunkLeanDeg(body({ build, leanDeg: depthDeg })) - trunkLeanDeg(body({ build }));
  return staying('standing', clerk, (build) => [
    clerkDoes('bow', START_MS + 100, START_MS + lastsMs - 100, { peakDeg: depthOf(build), baselineDeg: 0 }),
  ]);
}

export const STANDING_SCENARIOS: Readonly<Record<string, Scenario>> = {
  'bow of 15°': bow(15, 2000, 0.03),
  'bow of 30°': bow(30, 2400, 0.06),
  'bow of 45°': bow(45, 3000, 0.08),
  'deep bow, hips far back': bow(45, 3000, 0.18),
  'standing still': staying('standing', () => BOTH_HANGING),
  'nodding thrice': staying('standing', (tMs) => ({
    ...BOTH_FOLDED,
    nodDeg: 20 * Math.sin((Math.PI * (tMs - START_MS)) / 400) ** 2 * during(tMs, 2400, 100),
  })),
  'leaning over the counter': staying(
    'standing',
    (tMs) => ({
      leanDeg: 20 * during(tMs, 6000),
      leftArm: between(HANGING, onDesk(COUNTER_M, 0.45), during(tMs, 6000)),
      rightArm: between(HANGING, onDesk(COUNTER_M, 0.45), during(tMs, 6000)),
    }),
    () => [clerkDoes('leaning-on-counter', START_MS + 500, START_MS + 5500)],
  ),
  'step to the counter': staying('standing', (tMs) => ({ ...BOTH_HANGING, z: 0.3 * during(tMs, 5000) })),
  'step back': staying('standing', (tMs) => ({ ...BOTH_HANGING, z: -0.3 * during(tMs, 5000) })),
  'step aside': staying('standing', (tMs) => ({ ...BOTH_HANGING, x: 0.4 * during(tMs, 5000) })),
  'shifting the weight': staying('standing', (tMs, { standingHipsM }) => ({
    ...BOTH_HANGING,
    x: 0.05 * during(tMs, 4000),
    sideDeg: 3 * during(tMs, 4000),
    hipHeightM: standingHipsM - 0.015 * during(tMs, 4000),
  })),
  'turning to the shelf': staying('standing', (tMs) => ({ ...BOTH_HANGING, headingDeg: 80 * during(tMs, 4000) })),
  'raised hand': staying(
    'standing',
    (tMs) => ({ leftArm: HANGING, rightArm: between(HANGING, RAISED, during(tMs, 2500, 500)) }),
    () => [clerkDoes('raised-hand', START_MS + 300, START_MS + 2200)],
  ),
  'hand at the head': staying(
    'standing',
    (tMs) => ({ leftArm: HANGING, rightArm: between(HANGING, AT_HEAD, during(tMs, 3000)) }),
    () => [clerkDoes('hair-touch', START_MS + 350, START_MS + 2650)],
  ),
  'showing the way': staying(
    'standing',
    (tMs) => ({
      leftArm: HANGING,
      rightArm: between(HANGING, reach({ out: 0.35, up: -0.14, ahead: 0.15 }), during(tMs, 3000)),
    }),
    () => [clerkDoes('guide-gesture', START_MS + 350, START_MS + 2650)],
  ),
  /** Whether that is a raised hand is not asked; that it is no bow is. */
  'stretching both arms': staying(
    'standing',
    (tMs) => {
      const arm = between(HANGING, reach({ out: 0.1, up: 0.4, ahead: 0 }), during(tMs, 3000));
      return { leftArm: arm, rightArm: arm };
    },
    () => [],
    [{ types: ['raised-hand'], startMs: START_MS, endMs: START_MS + 3000 }],
  ),
};
