import type { Interval } from '../../core/interval.ts';
import { durationMs, overlapMs } from '../../core/interval.ts';
import { phaseOf } from '../../encounters/encounter.ts';
import { without } from '../../encounters/visit.ts';
import { type Check, encounterCheck } from '../check.ts';
import { clerkEvents, type EncounterCheckContext } from '../check-context.ts';
import { asInterval, type Outcome } from '../outcome.ts';
import { hiddenBecause } from '../visibility.ts';
import { MAX_HIDDEN_SHARE } from './shared-options.ts';

/**
 * A check of looks aside during the phase, without the handling of the business: screen, keyboard and printer are work. A look
 * aside may have its reason, so a person decides.
 */
const looks = (name: string, { provesMet }: { readonly provesMet: boolean }): Check =>
  encounterCheck({
    name,
    scope: 'phase',
    options: {
      longest: { unit: 'ms', min: 0, max: 600_000, about: 'looks aside that last as long altogether are a glance' },
      maxHiddenShare: MAX_HIDDEN_SHARE,
    },
    judge(context, options): Outcome {
      const parts = withoutHandling(context);
      const inside = (look: Interval) => parts.reduce((sum, part) => sum + overlapMs(part, look), 0);
      const away = clerkEvents(context, ['looking-away'], context.span)
        .map((event) => ({ event, ms: inside(event) }))
        .filter(({ ms }) => ms > 0)
        .toSorted((a, b) => b.ms - a.ms);
      const awayMs = away.reduce((sum, { ms }) => sum + ms, 0);
      const threshold = { value: options.longest, unit: 'ms' } as const;
      const [longest] = away;
      if (longest && awayMs > options.longest) {
        const evidence = asInterval(longest.event);
        const value = { value: awayMs, unit: 'ms' } as const;
        return { verdict: 'needs-review', reason: 'person-decides', value, threshold, evidence };
      }
      const evidence = asInterval(parts.toSorted((a, b) => durationMs(b) - durationMs(a))[0] ?? context.span);
      const hidden = hiddenBecause(context, 'looking-away', evidence, options.maxHiddenShare);
      if (hidden) return { verdict: 'not-assessable', reason: hidden, threshold, evidence };
      if (!provesMet) return { verdict: 'not-assessable', reason: 'low-confidence', threshold, evidence };
      const value = { value: awayMs, unit: 'ms' } as const;
      return { verdict: 'met', reason: longest ? 'below-threshold' : 'not-observed', value, threshold, evidence };
    },
  });

function withoutHandling({ encounter, span }: EncounterCheckContext): Interval[] {
  const handling = phaseOf(encounter, 'processing');
  return handling ? without(span, [handling]) : [span];
}

/** Where clerks are to look before a citizen. */
export const LOOKS: readonly Check[] = [
  looks('no-looking-around', { provesMet: true }),
  // A head that is not turned away does not show whether the eyes are on the face.
  looks('looks-at-citizen', { provesMet: false }),
];
