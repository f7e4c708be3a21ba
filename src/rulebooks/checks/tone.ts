import { median } from '../../core/statistics.ts';
import { encounterCheck } from '../check.ts';
import { asInterval, hullOf, type Outcome } from '../outcome.ts';
import { VOICE_OPTIONS, voicesIn, withoutVoice } from './voice-evidence.ts';

/**
 * How the clerk speaks. Kindness is not measured: whenever the clerk is heard it is for a person to judge, who is shown how far
 * the voice stands out of the room.
 */
export const tone = encounterCheck({
  name: 'tone',
  scope: 'encounter',
  options: VOICE_OPTIONS,
  judge(context, options): Outcome {
    const voices = voicesIn(context, 'clerk-voice', context.span);
    const [first, ...rest] = voices.map(asInterval);
    if (!first) {
      const silent = withoutVoice(context, context.span, options);
      return silent.verdict === 'not-met'
        ? { verdict: 'not-applicable', reason: 'not-observed', evidence: silent.evidence }
        : silent;
    }
    const levels = voices.flatMap(({ value }) => (value === undefined ? [] : [value]));
    return {
      verdict: 'needs-review',
      reason: 'clause-leaves-open',
      ...(levels.length > 0 && { value: { value: median(levels), unit: 'LU' as const } }),
      evidence: hullOf(first, ...rest),
    };
  },
});
