import { durationMs, gapsBetween, type Interval } from '../core/interval.ts';
import type { Milliseconds } from '../core/units.ts';
import { isHandover } from '../encounters/handovers.ts';
import type { EventType } from '../events/catalog.ts';
import { type CheckContext, clerkEvents } from './check-context.ts';
import { asInterval, type Outcome } from './outcome.ts';

/**
 * What a person has to see to judge a clause that no check judges.
 * - `portrait`: the clerk at the post, upright, nothing before him
 * - `away`: the post soon after the clerk has left it
 * - `back`: the post soon after the clerk has come back
 * - `handover`: papers going over the counter, with what came before and after
 */
export const LOOKS = ['portrait', 'away', 'back', 'handover'] as const;
export type Look = (typeof LOOKS)[number];

/** Long enough to put up a sign and lock a screen; shorter absences are none. */
const SETTLED_MS: Milliseconds = 10_000;
/** What is shown of a moment. */
const SHOWN_MS: Milliseconds = 1_000;
/** Shorter stretches of stillness than this make no portrait. */
const SHORTEST_POSE_MS: Milliseconds = 2_000;
const NOT_A_PORTRAIT: readonly EventType[] = [
  'slumped',
  'bent-forward',
  'bow',
  'looking-away',
  'face-touch',
  'chin-in-hand',
];

/** Where to look in the span; a clause on what did not happen there binds nobody. */
export function toBeSeen(look: Look, context: CheckContext): Outcome {
  const [moment] = MOMENTS[look](context);
  if (moment) return { verdict: 'not-assessable', reason: 'manual-check', evidence: moment };
  const evidence = asInterval(context.span);
  return look === 'portrait'
    ? { verdict: 'not-assessable', reason: 'absent', evidence }
    : { verdict: 'not-applicable', reason: 'not-observed', evidence };
}

/** The best moment first. */
const MOMENTS: Readonly<Record<Look, (context: CheckContext) => readonly Interval[]>> = {
  portrait: (context) => {
    const { span, blindness, gaps } = context;
    const hidden = [
      ...gaps,
      ...blindness.filter(({ role, quantity }) => role === 'clerk' && (quantity === 'presence' || quantity === 'head')),
      ...clerkEvents(context, NOT_A_PORTRAIT, span),
    ].toSorted((a, b) => a.startMs - b.startMs);
    return clerkEvents(context, ['standing', 'seated'], span)
      .map((pose) => ({ startMs: Math.max(pose.startMs, span.startMs), endMs: Math.min(pose.endMs, span.endMs) }))
      .flatMap((pose) => gapsBetween(hidden, pose))
      .filter((pose) => durationMs(pose) >= SHORTEST_POSE_MS)
      .toSorted((a, b) => durationMs(b) - durationMs(a))
      .map(middleOf);
  },
  away: (context) => absences(context).map(({ startMs }) => from(startMs + SETTLED_MS)),
  back: (context) =>
    absences(context)
      .filter(({ endMs }) => endMs + SETTLED_MS + SHOWN_MS <= context.span.endMs)
      .map(({ endMs }) => from(endMs + SETTLED_MS)),
  handover: ({ events, span }) =>
    events
      .filter((event) => isHandover(event) && (event.role === 'clerk' || event.type === 'paper-placed'))
      .filter(({ startMs, endMs }) => startMs <= span.endMs && endMs >= span.startMs)
      .toSorted((a, b) => b.confidence - a.confidence)
      .map(({ startMs, endMs }) => ({ startMs: startMs - SHOWN_MS, endMs: endMs + SHOWN_MS })),
};

const absences = (context: CheckContext) =>
  clerkEvents(context, ['absent'], context.span).filter((absence) => durationMs(absence) > SETTLED_MS + SHOWN_MS);

const from = (startMs: Milliseconds): Interval => ({ startMs, endMs: startMs + SHOWN_MS });

function middleOf({ startMs, endMs }: Interval): Interval {
  const middleMs = Math.round((startMs + endMs) / 2);
  return { startMs: middleMs - SHOWN_MS / 2, endMs: middleMs + SHOWN_MS / 2 };
}
