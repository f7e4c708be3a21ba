import type { Phase } from '../../contract/phase.ts';
import { overlapMs } from '../../core/interval.ts';
import { phaseOf } from '../../encounters/encounter.ts';
import type { EventType } from '../../events/catalog.ts';
import type { CounterEvent } from '../../events/event.ts';
import { type Check, encounterCheck } from '../check.ts';
import { clerkEvents, type EncounterCheckContext } from '../check-context.ts';
import { missingPhase } from '../missing-phase.ts';
import { asInterval, hullOf, type Outcome } from '../outcome.ts';
import { hiddenBecause, visibilityOf } from '../visibility.ts';
import { reviewedIfUnsure } from './low-confidence.ts';
import { MAX_HIDDEN_SHARE, MIN_CONFIDENCE } from './shared-options.ts';

interface HandoverTypes {
  readonly twoHanded: EventType;
  readonly oneHanded: EventType;
  /** One of the clerk's hands was out of sight. */
  readonly unseen: EventType;
  /** Who lays papers down for the other side in this direction. */
  readonly laidDownBy: 'clerk' | 'citizen';
}

/** Every handover counts, including those during processing: one with a single hand breaks the clause. */
const bothHands = (name: string, phase: Phase, { twoHanded, oneHanded, unseen, laidDownBy }: HandoverTypes): Check =>
  encounterCheck({
    name,
    scope: 'encounter',
    options: { maxHiddenShare: MAX_HIDDEN_SHARE, minConfidence: MIN_CONFIDENCE },
    judge(context, options): Outcome {
      const handovers = clerkEvents(context, [twoHanded, oneHanded, unseen], context.encounter);
      const [first, ...rest] = handovers;
      const laidDown = laidDownIn(context, laidDownBy)[0];
      // Papers that never went from hand to hand: whether the clause asks for hands then, it does not say.
      if (laidDown && (!first || (laidDownBy === 'clerk' && handovers.every(({ type }) => type === twoHanded))))
        return { verdict: 'needs-review', reason: 'clause-leaves-open', evidence: asInterval(laidDown) };
      if (!first) return withoutHandover(context, phase, twoHanded, options.maxHiddenShare);
      const wrong = handovers.filter((h) => h.type === oneHanded);
      const right = handovers.filter((h) => h.type === twoHanded);
      const unknown = handovers.find((h) => h.type === unseen);
      const conflict = wrong.find((w) => right.some((r) => overlapMs(w, r) > 0));
      const figures = {
        value: { value: wrong.length, unit: 'count' },
        threshold: { value: 0, unit: 'count' },
      } as const;
      if (wrong.length === 0 && unknown) {
        const reason = visibilityOf(context, 'hands', unknown).reason ?? 'occluded';
        return { verdict: 'not-assessable', reason, ...figures, evidence: asInterval(unknown) };
      }
      if (wrong.length === 0)
        return reviewedIfUnsure(
          { verdict: 'met', reason: 'observed', ...figures, evidence: hullOf(asInterval(first), ...rest) },
          handovers,
          options.minConfidence,
        );
      const clear = wrong.find(
        (w) => isClear(w, right, context, options.maxHiddenShare) && w.confidence >= options.minConfidence,
      );
      if (clear) return { verdict: 'not-met', reason: 'observed', ...figures, evidence: asInterval(clear) };
      if (conflict)
        return { verdict: 'needs-review', reason: 'in-conflict', ...figures, evidence: asInterval(conflict) };
      const evidence = asInterval(wrong[0]!);
      const hidden = hiddenBecause(context, oneHanded, wrong[0]!, options.maxHiddenShare);
      if (hidden) return { verdict: 'not-assessable', reason: hidden, ...figures, evidence };
      return { verdict: 'needs-review', reason: 'low-confidence', ...figures, evidence };
    },
  });

const laidDownIn = ({ events, encounter }: EncounterCheckContext, by: 'clerk' | 'citizen'): readonly CounterEvent[] =>
  events.filter((e) => e.type === 'paper-placed' && e.role === by && overlapMs(e, encounter) > 0);

/** A second hand that was hidden may have taken part. */
const isClear = (
  oneHanded: CounterEvent,
  twoHanded: readonly CounterEvent[],
  context: EncounterCheckContext,
  maxHiddenShare: number,
): boolean =>
  twoHanded.every((t) => overlapMs(t, oneHanded) === 0) &&
  hiddenBecause(context, oneHanded.type, oneHanded, maxHiddenShare) === undefined;

function withoutHandover(
  context: EncounterCheckContext,
  phase: Phase,
  type: EventType,
  maxHiddenShare: number,
): Outcome {
  const { encounter } = context;
  const evidence = asInterval(phaseOf(encounter, phase) ?? encounter);
  const hidden = hiddenBecause(context, type, encounter.atCounter, maxHiddenShare);
  if (hidden) return { verdict: 'not-assessable', reason: hidden, evidence };
  return missingPhase(context, phase);
}

export const receivesWithBothHands = bothHands('receives-with-both-hands', 'intake', {
  twoHanded: 'two-handed-receive',
  oneHanded: 'one-handed-receive',
  unseen: 'receive-hands-unseen',
  laidDownBy: 'citizen',
});
export const givesWithBothHands = bothHands('gives-with-both-hands', 'return', {
  twoHanded: 'two-handed-give',
  oneHanded: 'one-handed-give',
  unseen: 'give-hands-unseen',
  laidDownBy: 'clerk',
});
