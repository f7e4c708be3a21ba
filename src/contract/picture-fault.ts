/**
 * What is wrong with the picture of a camera, so that nobody can be judged by it and somebody must look after the camera.
 * - `no-signal`: a card, colour bars or noise in place of a picture
 * - `frozen`: one picture again and again
 * - `covered`: a mask or a thing hides the clerk's place, or all of the picture
 * - `upside-down`: people stand on their heads
 */
export const PICTURE_FAULTS = ['no-signal', 'frozen', 'covered', 'upside-down'] as const;
export type PictureFault = (typeof PICTURE_FAULTS)[number];

/** Tells why nothing can be said because of the picture itself from other reasons of verdicts and blindness. */
export const isPictureFault = (reason: string): reason is PictureFault =>
  PICTURE_FAULTS.some((fault) => fault === reason);
