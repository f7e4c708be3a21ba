import type { SoundReading } from '../hearing/sound-reading.ts';
import type { WindowSeries } from './speech-pieces.ts';

/** All channels as one: of each window the surest speech and the highest level. */
export function mixedWindows({ startMs, channels }: SoundReading): WindowSeries {
  const [first, second] = channels;
  if (first === undefined) return { startMs, speech: new Float32Array(), voiceBand: new Float32Array() };
  if (second === undefined) return { startMs, ...first };
  const larger = (a: Float32Array, b: Float32Array) => a.map((value, i) => Math.max(value, b[i]!));
  return {
    startMs,
    speech: larger(first.speech, second.speech),
    voiceBand: larger(first.voiceBand, second.voiceBand),
  };
}
