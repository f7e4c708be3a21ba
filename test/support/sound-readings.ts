import type { Role } from '../../src/contract/role.ts';
import { measured } from '../../src/core/measured.ts';
import { type ChannelReading, WINDOW_MS } from '../../src/hearing/sound-reading.ts';

import type { FrameReading } from '../../src/measurements/reading.ts';
import type { HeardCounter } from '../../src/voice/measure-voices.ts';
import { faceReading, frameReading, personReading } from './readings.ts';
import { sampleAt } from './samples.ts';

/** Somebody's voice. */
export interface MadeVoice {
  readonly startMs: number;
  readonly endMs: number;
  readonly who: 'clerk' | 'citizen' | 'neighbour';
  /** LUFS, in the microphone of each channel. */
  readonly level?: number;
  readonly secondLevel?: number;
}

export interface MadeSound {
  readonly durationMs: number;
  readonly voices?: readonly MadeVoice[];
  readonly roomLevel?: number;
  /** Level in place of a room with voices, for microphones that are dead. */
  readonly constant?: { readonly loudness: number; readonly voiceBand: number };
  readonly isStereo?: boolean;
  /** Whether the clerk's lips can be seen. */
  readonly face?: 'seen' | 'unseen' | 'masked';
  readonly hasCitizen?: boolean;
  /** Intervals without sound. */
  readonly holes?: readonly { readonly startMs: number; readonly endMs: number }[];
  readonly soundChannels?: readonly Role[];
}

/** Where the body is does not matter to voices. */
const POSE = { presence: 1, picture: new Float32Array(99), world: new Float32Array(99) };

const FRAME_MS = 100;
const SYLLABLE_MS = 220;

/** How far into its syllable a voice is, 0..1: loud and open in the middle. */
const nucleus = (tMs: number): number => Math.sin((Math.PI * (tMs % SYLLABLE_MS)) / SYLLABLE_MS);

/** Noise without chance: the same in every run, without a period that matters. */
const wobble = (n: number): number => Math.sin(n * 12.9898) * Math.cos(n * 4.1414);

/** Stored readings of a counter with sound: a clerk, a citizen, and who says what when. */
export function soundCounter(made: MadeSound): HeardCounter {
  const readings: FrameReading[] = [];
  for (let tMs = 0; tMs <= made.durationMs; tMs += FRAME_MS) readings.push(frameAt(tMs, made));
  const samples = readings.map(({ tMs }) => sampleAt(tMs, {}));
  const citizen = { person: 'citizen-1', role: 'citizen' as const, samples };
  return {
    readings,
    people: [{ person: 'clerk-1', role: 'clerk', samples }, ...(made.hasCitizen === false ? [] : [citizen])],
    footage: { startMs: 0, endMs: made.durationMs },
    channels: made.soundChannels,
  };
}

function frameAt(tMs: number, made: MadeSound): FrameReading {
  const speaks = made.voices?.find((v) => v.who === 'clerk' && tMs >= v.startMs && tMs < v.endMs);
  const moves = speaks !== undefined && made.face !== 'masked';
  const opening = 0.02 + 0.01 * wobble(tMs) + (moves ? 0.16 * nucleus(tMs) : 0);
  const face = faceReading('neutral', { mouth: { ...faceReading('neutral').mouth, opening } });
  const clerk = personReading(POSE, made.face === 'unseen' ? {} : { face: measured(face) });
  return { ...frameReading(tMs, clerk), sound: soundBefore(tMs, made) };
}

function soundBefore(tMs: number, made: MadeSound) {
  const first = Math.ceil((tMs - FRAME_MS) / WINDOW_MS);
  const times = Array.from({ length: Math.ceil(tMs / WINDOW_MS) - first }, (_, i) => (first + i) * WINDOW_MS);
  const heard = times.filter((t) => t >= 0 && !made.holes?.some((hole) => t >= hole.startMs && t < hole.endMs));
  if (heard.length === 0) return [];
  const channels = [windowsOf(heard, made, 0), ...(made.isStereo ? [windowsOf(heard, made, 1)] : [])];
  return [{ startMs: heard[0]!, channels }];
}

function windowsOf(times: readonly number[], made: MadeSound, channel: 0 | 1): ChannelReading {
  const { roomLevel = -50, constant } = made;
  const windows = times.map((tMs) => {
    if (constant) return { speech: 0.01, ...constant };
    const voice = made.voices?.find((v) => tMs >= v.startMs && tMs < v.endMs);
    if (voice === undefined) return { speech: 0.02, loudness: roomLevel + wobble(tMs), voiceBand: roomLevel - 2 };
    const level = (channel === 0 ? voice.level : (voice.secondLevel ?? voice.level)) ?? -23;
    const loudness = level + 3 * nucleus(tMs) - 2;
    return { speech: 0.97, loudness, voiceBand: loudness - 2 };
  });
  return {
    speech: Float32Array.from(windows, ({ speech }) => speech),
    loudness: Float32Array.from(windows, ({ loudness }) => loudness),
    voiceBand: Float32Array.from(windows, ({ voiceBand }) => voiceBand),
  };
}
