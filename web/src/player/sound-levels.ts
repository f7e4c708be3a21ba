import type { components } from '../api/schema.ts';

type Sound = components['schemas']['Sound'];

/** A window of sound, drawn as a bar. */
export interface SoundBar {
  readonly tMs: number;
  readonly lengthMs: number;
  /** 0 not to be heard, 1 as loud as it gets. */
  readonly height: number;
  readonly isSpeech: boolean;
}

/** From a quiet hall to somebody who shouts into the microphone, LUFS. */
const QUIETEST = -60;
const LOUDEST = -10;
const SPEECH = 0.5;

/** The levels of stretches of sound as bars; each joins as many windows as it takes for at most `most` of them. */
export function soundBars(stretches: readonly Sound[], most: number): SoundBar[] {
  const windows = stretches.reduce((sum, { loudness }) => sum + loudness.length, 0);
  const joined = Math.max(1, Math.ceil(windows / most));
  return stretches.flatMap(({ startMs, stepMs, loudness, speech }) =>
    Array.from({ length: Math.ceil(loudness.length / joined) }, (_, i) => {
      const [from, to] = [i * joined, (i + 1) * joined];
      const level = Math.max(...loudness.slice(from, to));
      return {
        tMs: startMs + from * stepMs,
        lengthMs: joined * stepMs,
        height: Math.min(1, Math.max(0, (level - QUIETEST) / (LOUDEST - QUIETEST))),
        isSpeech: Math.max(...speech.slice(from, to)) >= SPEECH,
      };
    }),
  );
}
