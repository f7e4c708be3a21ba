import type { Phase } from '../../contract/phase.ts';
import type { Interval } from '../../core/interval.ts';
import { overlapMs } from '../../core/interval.ts';
import { phaseOf } from '../../encounters/encounter.ts';
import type { EventType } from '../../events/catalog.ts';
import type { CounterEvent } from '../../events/event.ts';
import { encounterCheck } from '../check.ts';
import { clerkEvents, type EncounterCheckContext } from '../check-context.ts';
import { asInterval, type HiddenReason, hullOf, type Outcome } from '../outcome.ts';
import { missedBecause } from '../visibility.ts';
import { reviewedIfUnsure } from './low-confidence.ts';
import { MAX_HIDDEN_SHARE, MIN_CONFIDENCE, TIME_TOLERANCE } from './shared-options.ts';

/** A step of an encounter and the acts of the clerk that show it. Asking is heard, handling lies between taking and giving back. */
interface Step {
  readonly phase: Phase;
  readonly acts: readonly [EventType, ...EventType[]];
  /** Not every matter has papers: none handed over is no missing step. */
  readonly needsPapers?: boolean;
}

const STEPS: readonly Step[] = [
  { phase: 'arrival', acts: ['raised-hand', 'low-raised-hand', 'guide-gesture'] },
  {
    phase: 'intake',
    acts: ['two-handed-receive', 'one-handed-receive', 'receive-hands-unseen'],
    needsPapers: true,
  },
  { phase: 'return', acts: ['two-handed-give', 'one-handed-give', 'give-hands-unseen'], needsPapers: true },
  { phase: 'farewell', acts: ['gaze-follows-citizen'] },
];

type Seen = { readonly step: Step } & (
  | { readonly is: 'done'; readonly act: CounterEvent }
  | { readonly is: 'left-out'; readonly when: Interval }
  | { readonly is: 'unknown'; readonly reason: HiddenReason | undefined }
);

/** The steps of an encounter are complete and in order, of those that can be told. */
export const stepsInOrder = encounterCheck({
  name: 'steps-in-order',
  scope: 'encounter',
  options: {
    leastSteps: { unit: 'count', min: 2, max: 4, about: 'fewer steps than this that can be told are not judged' },
    timeTolerance: TIME_TOLERANCE,
    maxHiddenShare: MAX_HIDDEN_SHARE,
    minConfidence: MIN_CONFIDENCE,
  },
  judge(context, options): Outcome {
    const steps = STEPS.map((step) => seen(step, context, options.maxHiddenShare));
    const evidence = asInterval(context.encounter);
    const done = steps.flatMap((step) => (step.is === 'done' ? [step.act] : []));
    const leftOut = steps.flatMap((step) => (step.is === 'left-out' ? [step] : []));
    const figures = {
      value: { value: done.length, unit: 'count' },
      threshold: { value: done.length + leftOut.length, unit: 'count' },
    } as const;
    if (done.length + leftOut.length < options.leastSteps) {
      const hidden = steps.flatMap((step) => (step.is === 'unknown' && step.reason ? [step.reason] : []))[0];
      if (hidden) return { verdict: 'not-assessable', reason: hidden, evidence };
      return { verdict: 'not-applicable', reason: 'no-such-phase', evidence };
    }
    const late = done.find((act, i) => i > 0 && act.startMs < done[i - 1]!.startMs - options.timeTolerance);
    // Papers may go to and fro: which of them is the step, a person sees.
    if (late) return { verdict: 'needs-review', reason: 'exception-possible', ...figures, evidence: asInterval(late) };
    // Gestures and gazes are often missed: not seeing one is no proof that it was left out.
    const [missing] = leftOut;
    if (missing)
      return { verdict: 'needs-review', reason: 'person-decides', ...figures, evidence: asInterval(missing.when) };
    const [first, ...rest] = done.map(asInterval);
    const outcome: Outcome = { verdict: 'met', reason: 'observed', ...figures, evidence: hullOf(first!, ...rest) };
    return reviewedIfUnsure(outcome, done, options.minConfidence);
  },
});

function seen(step: Step, context: EncounterCheckContext, maxHiddenShare: number): Seen {
  const { encounter } = context;
  if (step.needsPapers) {
    const papers = clerkEvents(context, step.acts, encounter);
    const act = step.phase === 'return' ? papers.at(-1) : papers[0];
    return act ? { step, is: 'done', act } : { step, is: 'unknown', reason: hiddenIn(encounter) };
  }
  const phase = phaseOf(encounter, step.phase);
  if (!phase) return { step, is: 'unknown', reason: undefined };
  const act = clerkEvents(context, step.acts, phase).find((event) => overlapMs(event, phase) > 0);
  if (act) return { step, is: 'done', act };
  const reason = hiddenIn(phase);
  return reason ? { step, is: 'unknown', reason } : { step, is: 'left-out', when: phase };

  function hiddenIn(span: Interval): HiddenReason | undefined {
    return step.acts.map((type) => missedBecause(context, type, span, maxHiddenShare)).find((r) => r !== undefined);
  }
}
