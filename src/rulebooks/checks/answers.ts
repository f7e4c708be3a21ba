import { encounterCheck } from '../check.ts';
import { asInterval, hullOf, type Outcome } from '../outcome.ts';
import { metByVoice, VOICE_OPTIONS, voicesIn, withoutVoice } from './voice-evidence.ts';

/** Whoever asks is answered: the clerk speaks after the citizen has, in the phase or soon after it. */
export const answers = encounterCheck({
  name: 'answers',
  scope: 'phase',
  options: {
    ...VOICE_OPTIONS,
    answersWithin: {
      unit: 'ms',
      min: 0,
      max: 60_000,
      about: 'an answer begins so long after the citizen has finished, at the latest',
    },
  },
  judge(context, options): Outcome {
    const asked = voicesIn(context, 'citizen-voice', context.span);
    const last = asked.at(-1);
    const toMs = Math.max(context.span.endMs, (last?.endMs ?? 0) + options.answersWithin);
    const within = { startMs: asked[0]?.startMs ?? context.span.startMs, endMs: toMs };
    const clerk = voicesIn(context, 'clerk-voice', within);
    const spoken = clerk.toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0))[0];
    if (!last) {
      if (spoken) return metByVoice(spoken, options);
      const silent = withoutVoice(context, context.span, options);
      return silent.verdict === 'not-met'
        ? { verdict: 'not-applicable', reason: 'not-observed', evidence: silent.evidence }
        : silent;
    }
    if (!spoken) return withoutVoice(context, within, options);
    const unanswered = asked.find(
      (voice) => !clerk.some((c) => c.endMs > voice.startMs && c.startMs <= voice.endMs + options.answersWithin),
    );
    if (!unanswered) return metByVoice(spoken, options);
    const evidence = hullOf(asInterval(unanswered), asInterval(spoken));
    return { verdict: 'needs-review', reason: 'clause-leaves-open', evidence };
  },
});
