import type { EpochMilliseconds, Milliseconds } from '../../core/units.ts';
import { type TimedText, timedTexts } from '../../reports/annotations/timed-text.ts';
import { withWords } from '../../reports/annotations/word-texts.ts';
import type { RunId } from '../../store/runs/stored-timeline.ts';
import { beganAt } from '../../store/runs/wall-clock.ts';
import type { WindowTimeline } from '../../store/store.ts';
import type { SpokenWords } from '../../voice/spoken-words.ts';

/**
 * What annotation tools show of a period at a window, in ms since its beginning; what crosses its borders is cut there.
 * @param words what the clerks said, by run
 */
export function windowTexts(
  timeline: WindowTimeline,
  from: EpochMilliseconds,
  to: EpochMilliseconds,
  words: ReadonlyMap<RunId, readonly SpokenWords[]> = new Map(),
): TimedText[] {
  return timeline.runs
    .flatMap((run) => {
      const startedAt = beganAt(run);
      if (startedAt === undefined) return [];
      const zeroMs = startedAt - run.footage.startMs - from;
      const ofRun = <T extends { readonly runId: number }>(entries: readonly T[]) =>
        entries.filter(({ runId }) => runId === run.id);
      const { encounters, events, findings, blindness } = timeline;
      const texts = timedTexts({
        ...run,
        encounters: ofRun(encounters),
        events: ofRun(events),
        findings: ofRun(findings),
        blindness: ofRun(blindness),
      });
      return withWords(texts, words.get(run.id) ?? []).map((text) => ({
        ...text,
        startMs: text.startMs + zeroMs,
        endMs: text.endMs + zeroMs,
      }));
    })
    .filter((text) => isWithin(text, to - from))
    .map((text) => ({ ...text, startMs: Math.max(0, text.startMs), endMs: Math.min(to - from, text.endMs) }))
    .sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs);
}

/** Whether any of it lies in the stretch; a moment without length lies in it or not. */
const isWithin = ({ startMs, endMs }: TimedText, lengthMs: Milliseconds): boolean =>
  startMs === endMs ? startMs >= 0 && startMs <= lengthMs : startMs < lengthMs && endMs > 0;
