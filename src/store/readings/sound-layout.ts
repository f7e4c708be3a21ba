import { SILENT_DB } from '../../hearing/sound-reading.ts';

/**
 * Sound that belongs to the F frames of a block, each stretch to the first frame after it, little-endian; W windows in all, counted
 * for each channel.
 * - stretches of each frame F × u16, `unheard` where nobody listened; S stretches in all
 * - of each stretch: start f64 (all together, as in float-planes.ts), windows S × u32, channels S × u8
 * - speech W × u8, loudness W × u8, voice band W × u8: for each stretch one channel after the other
 *
 * All of this is part of the layout and never changes.
 */
export const SOUND = {
  unheard: 0xffff,
  speechStep: 1 / 255,
  /** Half a decibel; reaches from -100 to 27.5. */
  levelStepDb: 1 / 2,
  lowestDb: SILENT_DB,
} as const;
