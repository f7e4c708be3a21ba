import type { Metres, Milliseconds } from '../../../src/core/units.ts';
import type { EventType } from '../../../src/events/catalog.ts';
import { type Arm, AT_CHIN, AT_HIP, AT_NOSE, between, CROSSED, HANGING, onDesk } from '../body/arms.ts';
import { clerkDoes, during, type Scenario, START_MS, staying } from './scenario.ts';

const DESK_M: Metres = 0.78;
const ON_DESK = onDesk(DESK_M, 0.38);
const LASTS_MS: Milliseconds = 4000;

const acting = (type: EventType) => () => [clerkDoes(type, START_MS + 350, START_MS + LASTS_MS - 350)];

/** Takes up a pose with both arms, keeps it and goes back to rest. */
const bothArms =
  (rest: Arm, pose: Arm): Scenario['clerk'] =>
  (tMs) => {
    const arm = between(rest, pose, during(tMs, LASTS_MS));
    return { leftArm: arm, rightArm: arm };
  };

export const ARM_SCENARIOS: Readonly<Record<string, Scenario>> = {
  'arms folded': staying('standing', bothArms(HANGING, CROSSED), acting('arms-folded')),
  'arms folded, seated': staying('seated', bothArms(ON_DESK, CROSSED), acting('arms-folded')),
  'forearms crossed on the desk': staying('seated', bothArms(ON_DESK, onDesk(DESK_M, 0.36, -0.12))),
  'hands overlapped': staying('seated', bothArms(ON_DESK, onDesk(DESK_M, 0.34, 0.03)), acting('hands-overlapped')),
  'hands on the hips': staying('standing', bothArms(HANGING, AT_HIP), acting('hands-on-hips')),
  'chin in hand': staying(
    'seated',
    (tMs) => {
      const share = during(tMs, LASTS_MS);
      return { leanDeg: 22 * share, nodDeg: -10 * share, leftArm: ON_DESK, rightArm: between(ON_DESK, AT_CHIN, share) };
    },
    acting('chin-in-hand'),
  ),
  'finger at the nose': staying(
    'seated',
    (tMs) => ({ leftArm: ON_DESK, rightArm: between(ON_DESK, AT_NOSE, during(tMs, 3000)) }),
    () => [clerkDoes('face-touch', START_MS + 350, START_MS + 2650)],
  ),
};
