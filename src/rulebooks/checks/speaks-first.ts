import { encounterCheck } from '../check.ts';
import { asInterval, type Outcome } from '../outcome.ts';
import { metByVoice, VOICE_OPTIONS, voicesIn, withoutVoice } from './voice-evidence.ts';

/** The clerk speaks to the citizen who comes, before being spoken to. What only answers the citizen goes to review. */
export const speaksFirst = encounterCheck({
  name: 'speaks-first',
  scope: 'phase',
  options: {
    ...VOICE_OPTIONS,
    timeTolerance: {
      unit: 'ms',
      min: 0,
      max: 5_000,
      about: 'whoever begins later than the other by less than this may have been first',
    },
  },
  judge(context, options): Outcome {
    const clerk = voicesIn(context, 'clerk-voice', context.span)[0];
    if (!clerk) return withoutVoice(context, context.span, options);
    const others = [
      ...voicesIn(context, 'citizen-voice', context.span),
      ...voicesIn(context, 'unknown-voice', context.span),
    ];
    const earlier = others.find((other) => other.startMs < clerk.startMs + options.timeTolerance);
    if (!earlier) return metByVoice(clerk, options);
    const isUnknown = others.some((other) => other.role === 'unknown' && other.startMs <= clerk.startMs);
    return {
      verdict: 'needs-review',
      reason: isUnknown ? 'speaker-unknown' : 'clause-leaves-open',
      evidence: asInterval(clerk),
    };
  },
});
