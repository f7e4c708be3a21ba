import type { Interval } from '../../core/interval.ts';
import type { Milliseconds } from '../../core/units.ts';
import { type Encounter, phaseOf } from '../../encounters/encounter.ts';
import type { PhraseMoment } from './phrase.ts';

/** Words go with papers before the hands meet and after. */
const REACH_MS: Milliseconds = 5000;

/** When a phrase of this moment is said in an encounter; undefined where the encounter has no such phase. */
export function momentOf(encounter: Encounter, moment: PhraseMoment): Interval | undefined {
  const { startMs, endMs } = encounter;
  if (moment === 'served') return { startMs, endMs };
  if (moment === 'after-intake') return { startMs: afterIntakeMs(encounter), endMs };
  const phase = phaseOf(encounter, moment);
  if (moment === 'inquiry') return inquiryOf(encounter);
  if (phase === undefined) return undefined;
  if (moment !== 'intake' && moment !== 'return') return { startMs: phase.startMs, endMs: phase.endMs };
  return { startMs: Math.max(startMs, phase.startMs - REACH_MS), endMs: Math.min(endMs, phase.endMs + REACH_MS) };
}

/** From the arrival on until papers have been taken: questions are asked as the citizen comes, and over the papers. */
function inquiryOf(encounter: Encounter): Interval {
  const { startMs, endMs } = encounter;
  const after = phaseOf(encounter, 'intake') ?? phaseOf(encounter, 'return');
  return { startMs, endMs: after === undefined ? endMs : Math.min(endMs, after.endMs + REACH_MS) };
}

/** Where no papers were taken, once the arrival is over. */
function afterIntakeMs(encounter: Encounter): Milliseconds {
  const intake = phaseOf(encounter, 'intake');
  return intake?.startMs ?? phaseOf(encounter, 'arrival')?.endMs ?? encounter.startMs;
}
