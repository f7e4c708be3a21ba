import { type ChannelReading, type SoundReading, windowCount } from '../../hearing/sound-reading.ts';
import type { FrameReading } from '../../measurements/reading.ts';
import { type ByteReader, ByteWriter } from './byte-stream.ts';
import { packFloats, unpackFloats } from './float-planes.ts';
import { SOUND } from './sound-layout.ts';

type Values = keyof ChannelReading;
const CODES: Readonly<Record<Values, { readonly step: number; readonly lowest: number }>> = {
  speech: { step: SOUND.speechStep, lowest: 0 },
  loudness: { step: SOUND.levelStepDb, lowest: SOUND.lowestDb },
  voiceBand: { step: SOUND.levelStepDb, lowest: SOUND.lowestDb },
};
const PLANES: readonly Values[] = ['speech', 'loudness', 'voiceBand'];

/** Encodes the channel of sound; undefined where nobody listened to any frame. Layout: sound-layout.ts. */
export function soundBytes(frames: readonly FrameReading[]): Uint8Array | undefined {
  if (frames.every(({ sound }) => sound === undefined)) return undefined;
  const stretches = frames.flatMap(({ sound }) => sound ?? []);
  const channels = stretches.flatMap((stretch) => stretch.channels);
  const out = new ByteWriter();
  for (const { sound } of frames) out.u16(sound === undefined ? SOUND.unheard : sound.length);
  out.bytes(packFloats(Float64Array.from(stretches, ({ startMs }) => startMs)));
  for (const stretch of stretches) out.u32(windowCount(stretch));
  for (const stretch of stretches) out.u8(stretch.channels.length);
  for (const values of PLANES)
    for (const channel of channels)
      out.bytes(Uint8Array.from(channel[values], (value) => codeOf(value, CODES[values])));
  return out.finish();
}

/** Decodes the sound of each frame. @throws RangeError where the data ends early */
export function readSound(input: ByteReader, frameCount: number): (readonly SoundReading[] | undefined)[] {
  const counts = Array.from({ length: frameCount }, () => input.u16());
  const total = counts.reduce((sum, n) => sum + (n === SOUND.unheard ? 0 : n), 0);
  const starts = unpackFloats(input.bytes(8 * total), new Float64Array(total));
  const windows = Array.from({ length: total }, () => input.u32());
  const channels = Array.from({ length: total }, () => input.u8());
  const plane = (values: Values) =>
    windows.map((n, s) => Array.from({ length: channels[s]! }, () => valuesOf(input.bytes(n), CODES[values])));
  const [speech, loudness, voiceBand] = [plane('speech'), plane('loudness'), plane('voiceBand')];
  const stretches = windows.map(
    (_, s): SoundReading => ({
      startMs: starts[s]!,
      channels: speech[s]!.map((values, c) => ({
        speech: values,
        loudness: loudness[s]![c]!,
        voiceBand: voiceBand[s]![c]!,
      })),
    }),
  );
  let at = 0;
  return counts.map((n) => {
    if (n === SOUND.unheard) return undefined;
    at += n;
    return stretches.slice(at - n, at);
  });
}

interface Code {
  readonly step: number;
  readonly lowest: number;
}

const codeOf = (value: number, { step, lowest }: Code): number =>
  Math.min(255, Math.max(0, Math.round((value - lowest) / step)));

const valuesOf = (codes: Uint8Array, { step, lowest }: Code): Float32Array =>
  Float32Array.from(codes, (code) => lowest + code * step);
