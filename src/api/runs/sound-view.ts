import type { Interval } from '../../core/interval.ts';
import { type SoundReading, WINDOW_MS, windowCount } from '../../hearing/sound-reading.ts';
import type { FrameReading } from '../../measurements/reading.ts';
import { soundTrack } from '../../voice/sound-track.ts';

/** Levels of a stretch of sound, a value for each window. */
interface SoundView {
  startMs: number;
  stepMs: number;
  loudness: number[];
  speech: number[];
}

/** The levels of the sound within an interval of presentation time, of the loudest channel of each window. */
export const soundWithin = (readings: readonly FrameReading[], interval: Interval): SoundView[] =>
  (soundTrack(readings) ?? []).flatMap((stretch) => {
    const from = Math.max(0, Math.ceil((interval.startMs - stretch.startMs) / WINDOW_MS));
    const to = Math.min(windowCount(stretch), Math.floor((interval.endMs - stretch.startMs) / WINDOW_MS) + 1);
    if (to <= from) return [];
    return [
      {
        startMs: stretch.startMs + from * WINDOW_MS,
        stepMs: WINDOW_MS,
        loudness: highest(stretch, 'loudness', from, to).map((level) => Math.round(level * 10) / 10),
        speech: highest(stretch, 'speech', from, to).map((share) => Math.round(share * 100) / 100),
      },
    ];
  });

function highest({ channels }: SoundReading, of: 'loudness' | 'speech', from: number, to: number): number[] {
  const each = channels.map((channel) => channel[of].subarray(from, to));
  return Array.from({ length: to - from }, (_, i) => Math.max(...each.map((values) => values[i]!)));
}
