import { encounterCheck } from '../check.ts';
import { asInterval, hullOf, type Outcome } from '../outcome.ts';
import { metByVoice, VOICE_OPTIONS, voicesIn, withoutVoice } from './voice-evidence.ts';

/** The clerk speaks when the citizen leaves. What was said a while before may have been a farewell, and goes to review. */
export const saysGoodbye = encounterCheck({
  name: 'says-goodbye',
  scope: 'phase',
  options: {
    ...VOICE_OPTIONS,
    beforeLeaving: {
      unit: 'ms',
      min: 0,
      max: 30_000,
      about: 'a farewell ends no earlier than this before the citizen leaves',
    },
  },
  judge(context, options): Outcome {
    const { atCounter } = context.encounter;
    const leaving = { startMs: atCounter.endMs - options.beforeLeaving, endMs: context.span.endMs };
    const atLeaving = voicesIn(context, 'clerk-voice', leaving).at(-1);
    if (atLeaving) return metByVoice(atLeaving, options);
    const farewell = hullOf(asInterval(context.span), leaving);
    const earlier = voicesIn(context, 'clerk-voice', farewell).at(-1);
    if (!earlier) return withoutVoice(context, farewell, options);
    return { verdict: 'needs-review', reason: 'clause-leaves-open', evidence: asInterval(earlier) };
  },
});
