import type { Interval } from '../core/interval.ts';
import type { Milliseconds } from '../core/units.ts';
import type { Transcript } from '../voice/spoken-words.ts';
import type { Stretch } from './stretch.ts';

/**
 * What was said in a stretch, in its time: each moment once, as its recording says it. Undefined where nobody wrote anything down.
 * @param transcripts in the order of the parts; a recording without one leaves its time unknown
 */
export function joinTranscripts(
  { parts }: Stretch,
  transcripts: readonly (Transcript | undefined)[],
): Transcript | undefined {
  const known = parts.flatMap(({ speaks, shiftMs }, i) => {
    const transcript = transcripts[i];
    if (transcript === undefined) return [];
    const inPart = <T extends Interval>(items: readonly T[]): T[] =>
      items
        .map((item) => moved(item, shiftMs))
        .filter((item) => item.startMs >= speaks.startMs && item.startMs < speaks.endMs);
    // What lies between this recording and the next was not recorded: nothing of it is missing.
    const untilMs = parts[i + 1]?.speaks.startMs ?? speaks.endMs;
    const written = { startMs: speaks.startMs, endMs: Math.max(speaks.endMs, untilMs) };
    return [{ words: inPart(transcript.words), covered: inPart(transcript.covered), written }];
  });
  if (known.length === 0) return undefined;
  return {
    words: known.flatMap(({ words }) => words),
    covered: known.flatMap(({ covered }) => covered),
    written: known.map(({ written }) => written),
  };
}

/** A camera's words. */
interface HeardCamera {
  /** In the time of its stretch; undefined where nobody wrote them down. */
  readonly words?: Transcript | undefined;
}

/**
 * What was said at a window, in the time that its cameras share, by the first camera whose words were written down: several would
 * say the same.
 * @param shiftsMs for each camera: what is added to its stretch's time to have the shared one
 */
export function wordsOfCameras(
  cameras: readonly HeardCamera[],
  shiftsMs: readonly Milliseconds[],
): Transcript | undefined {
  const first = cameras.findIndex(({ words }) => words !== undefined);
  const transcript = cameras[first]?.words;
  if (transcript === undefined) return undefined;
  const byMs = shiftsMs[first]!;
  return {
    words: transcript.words.map((line) => moved(line, byMs)),
    covered: transcript.covered.map((part) => moved(part, byMs)),
    written: transcript.written.map((part) => moved(part, byMs)),
  };
}

const moved = <T extends Interval>(entry: T, byMs: Milliseconds): T => ({
  ...entry,
  startMs: entry.startMs + byMs,
  endMs: entry.endMs + byMs,
});
