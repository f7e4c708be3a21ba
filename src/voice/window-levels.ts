import type { Interval } from '../core/interval.ts';
import { quantile } from '../core/statistics.ts';
import type { LoudnessUnits, Milliseconds } from '../core/units.ts';
import { SILENT_DB, type SoundReading, WINDOW_MS, windowCount } from '../hearing/sound-reading.ts';
import { VOICE } from './voice-parameters.ts';

/** Below this nobody speaks in a window, not even faintly. Source: of the clips' silent windows 99 in 100 are below. */
const NO_SPEECH = 0.1;

/** The channel that hears most of an interval, and the windows of it. */
interface Heard {
  readonly loudness: Float32Array;
  readonly speech: Float32Array;
}

/** Loudness of what is spoken in an interval, LUFS, by the loudest channel: mean power of the windows with speech. */
export function spokenLoudness(stretch: SoundReading, interval: Interval): LoudnessUnits {
  const loudness = windowsOf(stretch, interval).map((heard) =>
    meanLevel(heard.loudness, (i) => heard.speech[i]! >= VOICE.speech.leave),
  );
  return Math.max(...loudness);
}

/** Loudness of the room around an interval while nobody speaks, LUFS; undefined where somebody always does. */
export function roomLoudness(stretch: SoundReading, interval: Interval): LoudnessUnits | undefined {
  const around = { startMs: interval.startMs - VOICE.room.spanMs, endMs: interval.endMs + VOICE.room.spanMs };
  const quiet = windowsOf(stretch, around).flatMap(({ loudness, speech }) =>
    [...loudness].filter((_, i) => speech[i]! < NO_SPEECH),
  );
  return quiet.length === 0 ? undefined : quantile(quiet, 0.5);
}

function windowsOf(stretch: SoundReading, { startMs, endMs }: Interval): Heard[] {
  const from = indexAt(stretch, startMs);
  const to = Math.max(from + 1, indexAt(stretch, endMs));
  return stretch.channels.map(({ loudness, speech }) => ({
    loudness: loudness.subarray(from, to),
    speech: speech.subarray(from, to),
  }));
}

const indexAt = (stretch: SoundReading, tMs: Milliseconds): number =>
  Math.min(windowCount(stretch), Math.max(0, Math.round((tMs - stretch.startMs) / WINDOW_MS)));

function meanLevel(levels: Float32Array, isWanted: (i: number) => boolean): LoudnessUnits {
  let [power, count] = [0, 0];
  for (let i = 0; i < levels.length; i++) {
    if (!isWanted(i)) continue;
    power += 10 ** (levels[i]! / 10);
    count += 1;
  }
  return count === 0 ? SILENT_DB : 10 * Math.log10(power / count);
}
