import type { Phase } from '../../contract/phase.ts';
import type { Interval } from '../../core/interval.ts';
import { milliseconds, parameters, valuesOf } from '../../core/parameter.ts';
import type { Milliseconds } from '../../core/units.ts';
import { type Encounter, phaseOf } from '../../encounters/encounter.ts';
import type { PhraseMoment } from './phrase.ts';

export const MOMENT_PARAMETERS = parameters({
  reachMs: milliseconds(5000, {
    source: 'Assumption: words go with papers so long before the hands meet and after.',
    testedRange: 'not tested',
  }),
});

const MOMENT = valuesOf(MOMENT_PARAMETERS);

/** The phases without which nobody knows when a moment is. */
export function phasesOf(moment: PhraseMoment): readonly Phase[] {
  if (moment === 'served') return [];
  return [moment === 'after-intake' || moment === 'inquiry' ? 'intake' : moment];
}

/** When a phrase of this moment is said in an encounter; undefined where the encounter has no such phase. */
export function momentOf(encounter: Encounter, moment: PhraseMoment): Interval | undefined {
  const { startMs, endMs } = encounter;
  if (moment === 'served') return { startMs, endMs };
  if (moment === 'after-intake') return { startMs: afterIntakeMs(encounter), endMs };
  const phase = phaseOf(encounter, moment);
  if (moment === 'inquiry') return inquiryOf(encounter);
  if (phase === undefined) return undefined;
  if (moment !== 'intake' && moment !== 'return') return { startMs: phase.startMs, endMs: phase.endMs };
  const fromMs = Math.max(startMs, phase.startMs - MOMENT.reachMs);
  // Whether there is anything else is asked, and papers are put away, once they are given back.
  return { startMs: fromMs, endMs: moment === 'return' ? endMs : Math.min(endMs, phase.endMs + MOMENT.reachMs) };
}

/** From the arrival on until papers have been taken: questions are asked as the citizen comes, and over the papers. */
function inquiryOf(encounter: Encounter): Interval {
  const { startMs, endMs } = encounter;
  const after = phaseOf(encounter, 'intake') ?? phaseOf(encounter, 'return');
  return { startMs, endMs: after === undefined ? endMs : Math.min(endMs, after.endMs + MOMENT.reachMs) };
}

/** Where no papers were taken, once the arrival is over. */
function afterIntakeMs(encounter: Encounter): Milliseconds {
  const intake = phaseOf(encounter, 'intake');
  return intake?.startMs ?? phaseOf(encounter, 'arrival')?.endMs ?? encounter.startMs;
}
