import { overlapMs } from '../../core/interval.ts';
import type { EventType } from '../../events/catalog.ts';
import { type Check, encounterCheck, spanCheck } from '../check.ts';
import { clerkEvents, withoutAbsence } from '../check-context.ts';
import { asInterval, type Outcome } from '../outcome.ts';
import { hiddenBecause, visibilityOf } from '../visibility.ts';
import { MAX_HIDDEN_SHARE } from './shared-options.ts';

/** A check of how an act is done that only a person can judge: shows the act, where there is one. */
const formOf = (name: string, type: EventType): Check =>
  encounterCheck({
    name,
    scope: 'phase',
    options: { maxHiddenShare: MAX_HIDDEN_SHARE },
    judge(context, options): Outcome {
      const act = clerkEvents(context, [type], context.span)
        .filter((event) => overlapMs(event, context.span) > 0)
        .toSorted((a, b) => b.confidence - a.confidence)[0];
      if (act) return { verdict: 'needs-review', reason: 'person-decides', evidence: asInterval(act) };
      const evidence = asInterval(context.span);
      const hidden = hiddenBecause(context, type, evidence, options.maxHiddenShare);
      if (hidden) return { verdict: 'not-assessable', reason: hidden, evidence };
      return { verdict: 'not-applicable', reason: 'not-observed', evidence };
    },
  });

/** How a clerk sits on the chair, and the knees: for a person to see where the camera shows legs and seat. */
const seatForm = spanCheck({
  name: 'seat-form',
  options: { maxHiddenShare: MAX_HIDDEN_SHARE },
  judge(context, options): Outcome {
    const seated = clerkEvents(context, ['seated'], context.span).toSorted(
      (a, b) => overlapMs(b, context.span) - overlapMs(a, context.span),
    )[0];
    if (!seated) {
      const evidence = asInterval(context.span);
      const hidden = hiddenBecause(withoutAbsence(context), 'seated', evidence, options.maxHiddenShare);
      if (hidden) return { verdict: 'not-assessable', reason: hidden, evidence };
      return { verdict: 'not-applicable', reason: 'not-observed', evidence };
    }
    const evidence = asInterval(seated);
    const { hiddenShare, reason } = visibilityOf(context, 'legs', evidence);
    if (reason && hiddenShare > options.maxHiddenShare) return { verdict: 'not-assessable', reason, evidence };
    return { verdict: 'needs-review', reason: 'person-decides', evidence };
  },
});

/** What the program finds and a person judges. */
export const FORMS: readonly Check[] = [formOf('bow-form', 'bow'), formOf('smile-form', 'smile'), seatForm];
