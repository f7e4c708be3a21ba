import type { Milliseconds } from '../../src/core/units.ts';
import type { FrameReading } from '../../src/measurements/reading.ts';
import type { AnalysisRun } from '../../src/store/runs/run.ts';

const IDLE_STEP_MS: Milliseconds = 1000;

/**
 * A long recording made of a clip: it is shown again at the beginning of every turn, with other citizens; for the rest of the
 * turn its clerk waits alone, seen once a second.
 */
export function dayOfReadings(
  clip: AnalysisRun,
  { turns, turnMs }: { readonly turns: number; readonly turnMs: Milliseconds },
): FrameReading[] {
  const { startMs, durationMs } = clip.footage;
  const alone = clip.readings.filter(({ people }) => people.length > 0 && people.every(({ role }) => role === 'clerk'));
  return Array.from({ length: turns }, (_, turn) => {
    const fromMs = turn * turnMs;
    const shown = clip.readings.map((frame) => ({
      ...frame,
      tMs: fromMs + frame.tMs - startMs,
      people: frame.people.map((person) =>
        person.role === 'clerk' ? person : { ...person, trackId: `${person.trackId}-${turn + 1}` },
      ),
    }));
    const waits = Array.from({ length: Math.floor((turnMs - durationMs) / IDLE_STEP_MS) - 1 }, (_, i) => ({
      ...alone[i % alone.length]!,
      tMs: fromMs + durationMs + (i + 1) * IDLE_STEP_MS,
      stillMs: IDLE_STEP_MS,
    }));
    return [...shown, ...waits];
  }).flat();
}
