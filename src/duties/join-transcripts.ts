import type { Interval } from '../core/interval.ts';
import type { Transcript } from '../voice/spoken-words.ts';
import type { DutyRecording, Stretch } from './stretch.ts';

/**
 * What was said at a window in the time of the first of its cameras' stretches, by the first camera whose words were written down:
 * several would say the same. Undefined where none were.
 * @param cameras stretches that show the same time
 * @param transcripts in the order of the stretches and their parts
 */
export function joinTranscripts(
  cameras: readonly Stretch<DutyRecording>[],
  transcripts: readonly (Transcript | undefined)[],
): Transcript | undefined {
  let first = 0;
  for (const { originAt, parts } of cameras) {
    const own = transcripts.slice(first, first + parts.length);
    first += parts.length;
    if (own.some((transcript) => transcript !== undefined)) return joined(parts, own, originAt - cameras[0]!.originAt);
  }
  return undefined;
}

/** Each moment once, as its recording says it. */
function joined(
  parts: Stretch['parts'],
  transcripts: readonly (Transcript | undefined)[],
  shiftMs: number,
): Transcript {
  const moved = parts.map((part, i) => {
    const { startMs, endMs } = part.speaks;
    const inPart = <T extends Interval>(items: readonly T[]): T[] =>
      items
        .map((item) => ({ ...item, startMs: item.startMs + part.shiftMs, endMs: item.endMs + part.shiftMs }))
        .filter((item) => item.startMs >= startMs && item.startMs < endMs)
        .map((item) => ({ ...item, startMs: item.startMs + shiftMs, endMs: item.endMs + shiftMs }));
    return { words: inPart(transcripts[i]?.words ?? []), covered: inPart(transcripts[i]?.covered ?? []) };
  });
  return {
    words: moved.flatMap(({ words }) => words),
    covered: moved.flatMap(({ covered }) => covered),
  };
}
