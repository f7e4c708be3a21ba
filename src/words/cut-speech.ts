import type { Interval } from '../core/interval.ts';
import type { Milliseconds } from '../core/units.ts';
import { SOUND_RATE_HZ, type SoundChunk } from '../media/sound-source.ts';
import type { SpeechPiece } from './recogniser.ts';

/** Recognisers lose a syllable that begins at the very first sample. */
const AROUND_MS: Milliseconds = 200;
/** Longer than this no recogniser listens at once. */
const LONGEST_MS: Milliseconds = 28_000;

const samplesOf = (ms: Milliseconds): number => Math.round((ms * SOUND_RATE_HZ) / 1000);

/**
 * Cuts speech out of sound while it is decoded. Channels are mixed; where sound is missing there is silence.
 * @param speech what is wanted, in order of time
 */
export async function* cutSpeech(
  sound: AsyncIterable<SoundChunk>,
  speech: readonly Interval[],
): AsyncGenerator<SpeechPiece> {
  let wanted = speech.flatMap(pieces).map(opened);
  for await (const { ptsMs, channels } of sound) {
    if (wanted.length === 0) return;
    for (const piece of wanted) copy(piece, ptsMs, channels);
    const heardMs = ptsMs + ((channels[0]?.length ?? 0) * 1000) / SOUND_RATE_HZ;
    const whole = wanted.filter(({ endMs }) => endMs <= heardMs);
    wanted = wanted.filter(({ endMs }) => endMs > heardMs);
    yield* whole;
  }
  yield* wanted;
}

function pieces({ startMs, endMs }: Interval): Interval[] {
  const [from, to] = [startMs - AROUND_MS, endMs + AROUND_MS];
  const count = Math.ceil((to - from) / LONGEST_MS);
  const eachMs = (to - from) / count;
  return Array.from({ length: count }, (_, i) => ({ startMs: from + i * eachMs, endMs: from + (i + 1) * eachMs }));
}

const opened = ({ startMs, endMs }: Interval): SpeechPiece => ({
  ...{ startMs, endMs },
  samples: new Float32Array(samplesOf(endMs - startMs)),
});

function copy({ startMs, samples }: SpeechPiece, ptsMs: Milliseconds, channels: SoundChunk['channels']): void {
  const length = channels[0]?.length ?? 0;
  const shift = samplesOf(ptsMs - startMs);
  for (let i = Math.max(0, -shift); i < length && i + shift < samples.length; i++)
    samples[i + shift] = channels.reduce((sum, channel) => sum + channel[i]!, 0) / channels.length;
}
