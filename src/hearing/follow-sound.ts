import type { Milliseconds } from '../core/units.ts';
import type { SpeechDetector } from '../inference/speech-net.ts';
import type { SoundChunk, SoundSource } from '../media/sound-source.ts';
import { Listener } from './listener.ts';
import type { SoundReading } from './sound-reading.ts';

/** The sound of a recording, listened to beside its pictures. */
export interface FollowedSound {
  /** Listens up to a time. @returns the readings since the last call */
  until(tMs: Milliseconds): Promise<readonly SoundReading[]>;
  /** Whether somebody's voice is there at a moment up to which was listened. */
  isVoice(tMs: Milliseconds): boolean;
}

/** Listens to a source as far as its pictures are, so that neither runs far ahead of the other. */
export function followSound(source: SoundSource, detectors: () => SpeechDetector): FollowedSound {
  const listener = new Listener(detectors);
  const chunks: AsyncIterator<SoundChunk> = source[Symbol.asyncIterator]();
  let isEnded = false;
  return {
    async until(tMs) {
      while (!isEnded && listener.heardMs < tMs) {
        const { done, value } = await chunks.next();
        isEnded = done === true;
        if (!isEnded) await listener.hear(value);
      }
      return listener.take(tMs);
    },
    isVoice: (tMs) => listener.isVoice(tMs),
  };
}
