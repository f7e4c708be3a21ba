import { median } from '../../core/statistics.ts';
import { spanCheck } from '../check.ts';
import { asInterval, type Outcome } from '../outcome.ts';
import { unheardBecause, VOICE_OPTIONS, voicesIn } from './voice-evidence.ts';

/**
 * The clerk does not shout: no turn is much louder than the clerk usually speaks. A microphone tells no distance, so a person
 * listens to every one.
 */
export const noShouting = spanCheck({
  name: 'no-shouting',
  options: {
    ...VOICE_OPTIONS,
    aboveUsual: {
      unit: 'LU',
      min: 0,
      max: 30,
      about: 'louder than the clerk’s usual voice by less is no shouting',
    },
  },
  judge(context, options): Outcome {
    const evidence = asInterval(context.span);
    const turns = voicesIn(context, 'clerk-voice', context.span).filter(
      ({ value, confidence }) => value !== undefined && confidence >= options.minConfidence,
    );
    const usual = turns.length === 0 ? undefined : median(turns.map(({ value }) => value!));
    const [loudest] = turns.toSorted((a, b) => b.value! - a.value!);
    const threshold = { value: options.aboveUsual, unit: 'LU' } as const;
    if (usual !== undefined && loudest && loudest.value! - usual >= options.aboveUsual) {
      const value = { value: loudest.value! - usual, unit: 'LU' } as const;
      return { verdict: 'needs-review', reason: 'person-decides', value, threshold, evidence: asInterval(loudest) };
    }
    const hidden = unheardBecause(context, context.span, options);
    if (hidden) return { verdict: 'not-assessable', reason: hidden, threshold, evidence };
    return { verdict: 'met', reason: 'not-observed', threshold, evidence };
  },
});
