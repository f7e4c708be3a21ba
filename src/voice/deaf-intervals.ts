import { gapsBetween, type Interval } from '../core/interval.ts';
import { quantile } from '../core/statistics.ts';
import type { Milliseconds } from '../core/units.ts';
import {
  type ChannelReading,
  endOfSound,
  type SoundReading,
  WINDOW_MS,
  windowCount,
} from '../hearing/sound-reading.ts';
import { VOICE } from './voice-parameters.ts';
import type { DeafInterval } from './voice-turn.ts';

/**
 * Where nothing can be heard: without sound, or with a microphone that gives silence or hum alone.
 * @param track undefined where nobody listened
 */
export function deafIntervals(track: readonly SoundReading[] | undefined, footage: Interval): DeafInterval[] {
  const heard = (track ?? []).map((stretch) => ({ startMs: stretch.startMs, endMs: endOfSound(stretch) }));
  const holes = gapsBetween(heard, footage).filter(
    ({ startMs, endMs }) => endMs - startMs >= VOICE.speech.shortestHoleMs,
  );
  return [
    ...holes.map((hole) => ({ ...hole, reason: 'no-audio' as const })),
    ...(track ?? []).flatMap((stretch) =>
      deadParts(stretch).map((part) => ({ ...part, reason: 'microphone-silent' as const })),
    ),
  ].toSorted((a, b) => a.startMs - b.startMs);
}

/** Blocks of some seconds in which every channel is dead; those that touch are one part. */
function deadParts(stretch: SoundReading): Interval[] {
  const length = Math.round(VOICE.microphone.shortestMs / WINDOW_MS);
  const parts: { startMs: Milliseconds; endMs: Milliseconds }[] = [];
  for (let from = 0; from + length <= windowCount(stretch); from += length) {
    if (!stretch.channels.every((channel) => isDead(channel, from, from + length))) continue;
    const startMs = stretch.startMs + from * WINDOW_MS;
    const last = parts.at(-1);
    if (last?.endMs === startMs) last.endMs = startMs + length * WINDOW_MS;
    else parts.push({ startMs, endMs: startMs + length * WINDOW_MS });
  }
  return parts;
}

/** Whether a microphone gives digital silence, or hum alone. */
export function isDead({ loudness, voiceBand, speech }: ChannelReading, from: number, to: number): boolean {
  const { silent, humBelow, steadyWithin } = VOICE.microphone;
  const levels = [...loudness.subarray(from, to)];
  const [low, high] = [quantile(levels, 0.05), quantile(levels, 0.95)];
  if (high <= silent) return true;
  if (speech.subarray(from, to).some((p) => p >= VOICE.speech.leave)) return false;
  const voice = quantile([...voiceBand.subarray(from, to)], 0.95);
  return high - low <= steadyWithin && high - voice >= humBelow;
}
