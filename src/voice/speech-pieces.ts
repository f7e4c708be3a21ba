import type { Interval } from '../core/interval.ts';
import type { Milliseconds } from '../core/units.ts';
import { WINDOW_MS } from '../hearing/sound-reading.ts';
import { VOICE } from './voice-parameters.ts';

/** Values of the windows of one channel, and when the first begins. */
export interface WindowSeries {
  readonly startMs: Milliseconds;
  readonly speech: Float32Array;
  readonly voiceBand: Float32Array;
}

/** Windows from `from` up to, not with, `to`. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Where speech is, cut at pauses and, where there is none for long, where the voice is weakest: whoever speaks may change at
 * each cut.
 */
export function speechPieces(series: WindowSeries): Interval[] {
  return spans(series.speech)
    .map((span, i, all) => fitted(span, series.voiceBand, all[i - 1]?.to ?? 0))
    .flatMap((span) => cut(span, series.voiceBand))
    .map(({ from, to }) => ({
      startMs: series.startMs + from * WINDOW_MS,
      endMs: series.startMs + to * WINDOW_MS,
    }));
}

/** Windows with speech by hysteresis over the net's probability. */
function spans(speech: Float32Array): Span[] {
  const { enter, leave, releaseMs, shortestMs } = VOICE.speech;
  const release = Math.round(releaseMs / WINDOW_MS);
  const found: Span[] = [];
  let from: number | undefined;
  let last = 0;
  for (let i = 0; i <= speech.length; i++) {
    const p = i < speech.length ? speech[i]! : 0;
    if (p >= (from === undefined ? enter : leave)) {
      from ??= i;
      last = i + 1;
    } else if (from !== undefined && (i - last >= release || i === speech.length)) {
      if ((last - from) * WINDOW_MS >= shortestMs) found.push({ from, to: last });
      from = undefined;
    }
  }
  return found;
}

/**
 * The net hears a voice some windows late and lets it go some late: borders are moved to where the voice's level rises and
 * falls.
 * @param earliest the end of the speech before
 */
function fitted({ from, to }: Span, level: Float32Array, earliest: number): Span {
  const { lateMs, borderBelow } = VOICE.speech;
  const most = Math.round(lateMs / WINDOW_MS);
  const border = Math.max(...level.subarray(from, to)) - borderBelow;
  let first = from;
  while (first > earliest && from - first < most && level[first - 1]! >= border) first -= 1;
  let last = to;
  while (last - 1 > from && to - last < most && level[last - 1]! < border) last -= 1;
  return { from: first, to: last };
}

/** Halves at the weakest window of the middle, until no part is longer than allowed. */
function cut(span: Span, level: Float32Array): Span[] {
  const length = span.to - span.from;
  if (length * WINDOW_MS <= VOICE.speech.longestPieceMs) return [span];
  const middle = { from: span.from + Math.floor(length / 4), to: span.to - Math.floor(length / 4) };
  let at = middle.from;
  for (let i = middle.from; i < middle.to; i++) if (level[i]! < level[at]!) at = i;
  return [...cut({ from: span.from, to: at }, level), ...cut({ from: at, to: span.to }, level)];
}
