import type { CounterPoint } from '../../../src/core/counter-camera.ts';
import type { Milliseconds } from '../../../src/core/units.ts';
import type { EventType } from '../../../src/events/catalog.ts';
import { at, between, HANGING, onDesk, reach } from '../body/arms.ts';
import { pulse } from '../samples.ts';
import { clerkDoes, DURATION_MS, type Scenario, START_MS } from './scenario.ts';

const ON_DESK = onDesk(0.78, 0.38);
/** A paper or a hand in the air over the desk. */
const HELD_UP = onDesk(0.86, 0.34);
/** Wrists; the knuckles meet over the middle of the counter. */
const CLERKS_WRISTS: CounterPoint = { x: 0, y: 0.9, z: 0.52 };
const CITIZENS_WRISTS: CounterPoint = { x: 0, y: 0.92, z: 0.7 };
const SHEET_M = 0.16;
/** The giver reaches out first and draws back first. */
const FIRST: readonly [Milliseconds, Milliseconds] = [START_MS, START_MS + 2000];
const SECOND: readonly [Milliseconds, Milliseconds] = [START_MS + 350, START_MS + 2300];
const HOLDS_MS: Milliseconds = 1800;
const FLANK_MS: Milliseconds = 600;

interface Handover {
  readonly hands: 1 | 2;
  readonly gives: boolean;
  readonly citizensHands: 1 | 2;
  readonly stance?: 'seated' | 'standing';
  /** Behind a monitor all along: which of the two it was cannot be told, and one-handed it was not. */
  readonly isLeftHidden?: boolean;
}

/** A paper goes over the counter once; the clerk takes it up before giving and looks at it after taking. */
function handover({ hands, gives, citizensHands, stance = 'seated', isLeftHidden = false }: Handover): Scenario {
  const [clerks, citizens] = gives ? [FIRST, SECOND] : [SECOND, FIRST];
  const [holdsFrom, holdsTo] = gives
    ? [clerks[0] - HOLDS_MS, clerks[0] + 200]
    : [clerks[1] - 200, clerks[1] + HOLDS_MS];
  const type: EventType = `${hands === 2 ? 'two' : 'one'}-handed-${gives ? 'give' : 'receive'}`;
  const rest = stance === 'seated' ? ON_DESK : HANGING;
  const held = stance === 'seated' ? HELD_UP : reach({ out: -0.02, up: -0.28, ahead: 0.22 });
  return {
    durationMs: DURATION_MS,
    clerk: (tMs, build) => {
      const out = pulse(tMs, ...clerks, FLANK_MS);
      const atRest = between(rest, held, pulse(tMs, holdsFrom, holdsTo, 400));
      const reaching = between(atRest, at(CLERKS_WRISTS, hands === 2 ? SHEET_M : 0), out);
      return {
        hipHeightM: stance === 'seated' ? build.seatedHipsM : build.standingHipsM,
        leanDeg: (stance === 'seated' ? 18 : 9) * out,
        rightArm: reaching,
        leftArm: hands === 2 ? reaching : rest,
        hidden: isLeftHidden ? ['legs', 'leftArm'] : ['legs'],
      };
    },
    citizen: (tMs) => {
      const out = pulse(tMs, ...citizens, FLANK_MS);
      const reaching = between(HANGING, at(CITIZENS_WRISTS, citizensHands === 2 ? SHEET_M : 0), out);
      return { leanDeg: 8 * out, rightArm: reaching, leftArm: citizensHands === 2 ? reaching : HANGING };
    },
    truth: () => [
      clerkDoes(stance, 0, DURATION_MS),
      ...(isLeftHidden ? [] : [clerkDoes(type, clerks[0] + 100, clerks[1])]),
      { type: 'citizen-present', person: 'citizen', startMs: 0, endMs: DURATION_MS },
    ],
    ignore: isLeftHidden ? [{ types: [type], startMs: 0, endMs: DURATION_MS }] : [],
  };
}

export const HANDOVER_SCENARIOS: Readonly<Record<string, Scenario>> = {
  'receiving with both hands': handover({ hands: 2, gives: false, citizensHands: 1 }),
  'receiving with one hand': handover({ hands: 1, gives: false, citizensHands: 1 }),
  'receiving with one hand from two': handover({ hands: 1, gives: false, citizensHands: 2 }),
  'giving with both hands': handover({ hands: 2, gives: true, citizensHands: 1 }),
  'giving with one hand': handover({ hands: 1, gives: true, citizensHands: 1 }),
  'giving with both hands, standing': handover({ hands: 2, gives: true, citizensHands: 2, stance: 'standing' }),
  'receiving with one hand, standing': handover({ hands: 1, gives: false, citizensHands: 1, stance: 'standing' }),
  'receiving with both hands, one hidden': handover({
    ...{ hands: 2, gives: false, citizensHands: 1 },
    isLeftHidden: true,
  }),
};
