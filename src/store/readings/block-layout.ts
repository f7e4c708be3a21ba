/**
 * A block of stored readings, little-endian. It says by itself in whose pixels it is and what it holds; F frames.
 * - mark u32, version u8
 * - picture: width u32, height u32
 * - frames: F u32; times F f64, quality 3 × F f32, arranged as in float-planes.ts
 * - channels: count u8; of each its id u8 and its length in bytes u32; then the channels themselves in that order
 *
 * A channel holds one kind of observation. A reader skips channels that it does not know, so a new kind needs no new
 * version. The layout of a channel never changes: what is laid out otherwise is another channel with another id.
 *
 * Version 1 had neither picture nor channels: version-1.ts. Every version that was released stays readable.
 */
export const BLOCK = {
  /** `LYR` and a zero. */
  mark: 0x0052594c,
  /** The version that is written. */
  version: 2,
} as const;

/**
 * What each channel holds. 2 is kept for objects; an id is never used for anything else. Sound, stillness and checks of the
 * picture are left out where nothing is known of them.
 */
export const CHANNELS = { people: 1, sound: 3, stillness: 4, pictureChecks: 5 } as const;
