import type { Milliseconds } from '../core/units.ts';
import { SOUND_RATE_HZ } from '../media/sound-source.ts';

/** Samples of a window: one step of the net that detects speech. */
export const WINDOW_SAMPLES = 512;
/** Length of a window. */
export const WINDOW_MS: Milliseconds = (1000 * WINDOW_SAMPLES) / SOUND_RATE_HZ;

/** What is kept of one channel, a value for each window: nothing from which words or a voice could be had back. */
export interface ChannelReading {
  /** How likely the window is speech, 0..1. */
  readonly speech: Float32Array;
  /** K-weighted level, LUFS (ITU-R BS.1770-5), from -100, which also stands for digital silence. */
  readonly loudness: Float32Array;
  /** Level from 300 to 3400 Hz, dBFS, from -100. */
  readonly voiceBand: Float32Array;
}

/** Sound without a hole: windows that follow each other. All channels have equally many. */
export interface SoundReading {
  /** Presentation time at which the first window begins. */
  readonly startMs: Milliseconds;
  /** One, or two where they differ. */
  readonly channels: readonly ChannelReading[];
}

/** Level of digital silence, and the lowest that is told apart. */
export const SILENT_DB = -100;

/** How many windows each channel of a reading has. */
export const windowCount = ({ channels }: SoundReading): number => channels[0]?.speech.length ?? 0;

/** Presentation time up to which a reading reaches. */
export const endOfSound = (reading: SoundReading): Milliseconds => reading.startMs + windowCount(reading) * WINDOW_MS;
