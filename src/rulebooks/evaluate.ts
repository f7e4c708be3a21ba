import type { CameraView } from '../contract/camera-view.ts';
import { type ClausePhase, PHASES, type Phase } from '../contract/phase.ts';
import type { WindowKind } from '../contract/window-kind.ts';
import { contains, durationMs, type Interval, overlapMs } from '../core/interval.ts';
import { type Encounter, phaseOf } from '../encounters/encounter.ts';
import type { WaitingCount } from '../encounters/queue-event.ts';
import type { Blindness, CounterEvent } from '../events/event.ts';
import type { Transcript } from '../voice/spoken-words.ts';
import { withActs } from './acts.ts';
import { asFarAsCallIsKnown, asFarAsWindowIsBound, unjudged } from './binding.ts';
import type { Judge } from './check.ts';
import type { CheckContext, EncounterCheckContext } from './check-context.ts';
import type { CalendarDay, Clause, Rulebook } from './clause.ts';
import { isInForce, isOfEncounter } from './clause.ts';
import type { Finding } from './finding.ts';
import { judgeOf } from './judge-of.ts';
import { toBeSeen } from './look.ts';
import { missingPhase } from './missing-phase.ts';
import { asInterval, type Outcome } from './outcome.ts';
import { phasesOf } from './phrases/moment.ts';
import { ofServingClerk } from './serving-clerk.ts';
import { isHardlyAny, usableMs } from './usable-footage.ts';

/** One recording as the rulebooks see it. */
export interface EvaluationContext {
  readonly footage: Interval;
  readonly gaps?: readonly Interval[];
  readonly events: readonly CounterEvent[];
  readonly blindness: readonly Blindness[];
  readonly encounters: readonly Encounter[];
  /** Left out where nobody wrote down what was said. */
  readonly words?: Transcript | undefined;
  readonly view?: CameraView | undefined;
  /** Undefined where nobody said what the window is there for. */
  readonly windowKind?: WindowKind | undefined;
  readonly waiting?: readonly WaitingCount[] | undefined;
  readonly clerkKeyPresses?: readonly Interval[] | undefined;
  /** When the window is on duty: nothing else is judged. Undefined where nobody knows. */
  readonly onDuty?: readonly Interval[] | undefined;
  /** Day of the recording. Left out, the clauses that nothing ends are judged. */
  readonly recordedOn?: CalendarDay | undefined;
}

/** Where more of the footage than this was hidden, a counter without encounters may have had some. */
const MAX_HIDDEN_WITHOUT_ENCOUNTER = 0.5;

/**
 * Judges every clause in force: once for each encounter, or once for the whole footage where the clause does not bind
 * in encounters. In order of rulebook, clause and time.
 * @throws LiyiError LIYI_RULEBOOK_INVALID for a clause that cannot be evaluated
 */
export function evaluate(rulebooks: readonly Rulebook[], context: EvaluationContext): Finding[] {
  const scenes: Scenes = {
    shifts: shiftsOf(context),
    encounters: context.encounters
      .filter(({ atCounter }) => isOnDuty(context, atCounter.startMs))
      .map((encounter) => ({ ...sceneOf(context, encounter), encounter })),
  };
  return rulebooks.flatMap((rulebook) => {
    const findings = rulebook.clauses
      .filter((clause) => isInForce(clause, context.recordedOn))
      .flatMap((clause) =>
        outcomesOf(clause, scenes).map(({ encounter, outcome }) => ({
          rulebook: rulebook.id,
          clause: clause.id,
          ...(encounter && { encounter: encounter.id }),
          ...asFarAsWindowIsBound(clause, context.windowKind, outcome),
        })),
      );
    return withActs(rulebook, findings);
  });
}

/** What the checks see, prepared once for all clauses. */
interface Scenes {
  /** The footage, or the parts of it in which the window is on duty. */
  readonly shifts: readonly CheckContext[];
  readonly encounters: readonly EncounterCheckContext[];
}

interface OutcomeOfEncounter {
  readonly encounter: Encounter | undefined;
  readonly outcome: Outcome;
}

function outcomesOf(clause: Clause, { shifts, encounters }: Scenes): OutcomeOfEncounter[] {
  const judge = judgeOf(clause);
  if (!isOfEncounter(clause.phase))
    return shifts.map((shift) => ({ encounter: undefined, outcome: ofShift(clause, judge, shift) }));
  if (encounters.length === 0)
    return shifts.map((shift) => ({ encounter: undefined, outcome: withoutEncounter(clause, shift) }));
  return encounters.map((scene) => ({
    encounter: scene.encounter,
    outcome: asFarAsCallIsKnown(clause, scene.encounter, ofEncounter(clause, judge, scene)),
  }));
}

function ofShift({ judgement, look }: Clause, judge: Judge | undefined, shift: CheckContext): Outcome {
  if (look) return toBeSeen(look, shift);
  if (judgement.check === null) return unjudged(judgement.why, shift.span);
  if (judge?.scope !== 'span') return { verdict: 'not-applicable', reason: 'no-encounter', evidence: shift.span };
  const outcome = judge.judge(shift);
  // Nothing is met by having seen nothing.
  if (outcome.verdict !== 'met' || !isHardlyAny(shift.footage, shift.gaps)) return outcome;
  return { verdict: 'not-assessable', reason: 'too-little-footage', evidence: shift.span };
}

function ofEncounter(clause: Clause, judge: Judge | undefined, scene: EncounterCheckContext): Outcome {
  const { phase, judgement, look } = clause;
  const { encounter } = scene;
  const ofPhase = isPhase(phase) ? phaseOf(encounter, phase) : encounter;
  if (look) return toBeSeen(look, { ...scene, span: asInterval(ofPhase ?? encounter) });
  if (judgement.check === null || !judge)
    return unjudged(judgement.check === null ? judgement.why : 'no-check-yet', asInterval(ofPhase ?? encounter));
  if (judge.scope === 'encounter') return asFarAsSeen(encounter, clause, judge.judge(scene));
  if (!ofPhase) return missingPhase(scene, phase as Phase);
  return asFarAsSeen(encounter, clause, judge.judge({ ...scene, span: asInterval(ofPhase) }));
}

/** Sends an outcome to a person where only a key press of the calling system says when the phase was, or the moment of a phrase. */
function asFarAsSeen({ provenance }: Encounter, { phase, judgement }: Clause, outcome: Outcome): Outcome {
  const phrases = (judgement.check !== null && judgement.phrases) || [];
  const phases = [...(isPhase(phase) ? [phase] : []), ...phrases.flatMap(({ moment }) => phasesOf(moment))];
  const isUnseen =
    phases.some((one) => provenance?.unseenPhases.includes(one)) || (!isPhase(phase) && provenance?.source === 'queue');
  if (!isUnseen || (outcome.verdict !== 'met' && outcome.verdict !== 'not-met')) return outcome;
  return { ...outcome, verdict: 'needs-review', reason: 'in-conflict' };
}

function withoutEncounter({ judgement }: Clause, shift: CheckContext): Outcome {
  const evidence = shift.span;
  if (judgement.check === null) return unjudged(judgement.why, evidence);
  if (isHardlyAny(evidence, shift.gaps)) return { verdict: 'not-assessable', reason: 'too-little-footage', evidence };
  const missingMs = durationMs(evidence) - usableMs(evidence, shift.gaps);
  if (missingMs > MAX_HIDDEN_WITHOUT_ENCOUNTER * durationMs(evidence))
    return { verdict: 'not-assessable', reason: 'footage-gap', evidence };
  const hidden = shift.blindness
    .filter((b) => b.quantity === 'presence' && b.role !== 'clerk')
    .toSorted((a, b) => overlapMs(b, evidence) - overlapMs(a, evidence))[0];
  if (hidden && overlapMs(hidden, evidence) > MAX_HIDDEN_WITHOUT_ENCOUNTER * durationMs(evidence))
    return { verdict: 'not-assessable', reason: hidden.reason, evidence };
  return { verdict: 'not-applicable', reason: 'no-encounter', evidence };
}

const isPhase = (phase: ClausePhase): phase is Phase => PHASES.some((p) => p === phase);

/** The parts of the footage in which the window is on duty, each with what lies in it: an absence ends with the shift. */
function shiftsOf(context: EvaluationContext): CheckContext[] {
  const { footage, onDuty } = context;
  if (onDuty === undefined) return [sceneOf(context, footage)];
  return onDuty
    .map((shift) => within(footage, shift))
    .filter((shift) => durationMs(shift) > 0)
    .map((shift) => {
      const events = context.events.filter((event) => overlapMs(event, shift) > 0);
      const blindness = context.blindness.filter((blind) => overlapMs(blind, shift) > 0);
      const cut = <T extends Interval>(entry: T): T => ({ ...entry, ...within(entry, shift) });
      return sceneOf({ ...context, events: events.map(cut), blindness: blindness.map(cut) }, shift);
    });
}

const within = (a: Interval, b: Interval): Interval => ({
  startMs: Math.max(a.startMs, b.startMs),
  endMs: Math.min(a.endMs, b.endMs),
});

const isOnDuty = ({ onDuty }: EvaluationContext, tMs: number): boolean =>
  onDuty === undefined || onDuty.some((shift) => contains(shift, tMs));

function sceneOf(context: EvaluationContext, span: Interval): CheckContext {
  const touches = (item: Interval) => item.startMs <= span.endMs && item.endMs >= span.startMs;
  const events = context.events.filter(touches);
  const ofClerk = ofServingClerk(events, events, span);
  return {
    footage: context.footage,
    gaps: context.gaps ?? [],
    areHoursKnown: context.onDuty !== undefined,
    events: ofClerk,
    colleaguesVoices: events.filter((event) => event.type === 'clerk-voice' && !ofClerk.includes(event)),
    blindness: ofServingClerk(context.blindness.filter(touches), events, span),
    words: context.words,
    view: context.view,
    encounters: context.encounters.filter(touches),
    waiting: context.waiting,
    clerkKeyPresses: context.clerkKeyPresses ?? [],
    span: asInterval(span),
  };
}
