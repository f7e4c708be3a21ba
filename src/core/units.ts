/**
 * Numbers whose type names their unit: a plain number may be used as any of them, but one unit cannot be passed where another is
 * expected.
 */
type Unit<Name extends string> = number & { readonly __unit?: Name };

/** Presentation time of the file or stream, or a length of time. Never a frame count. */
export type Milliseconds = Unit<'ms'>;
export type Degrees = Unit<'deg'>;
export type Radians = Unit<'rad'>;
export type Metres = Unit<'m'>;
/** Pixels of the displayed picture: after rotation, before any crop or scaling. */
export type Pixels = Unit<'px'>;
/** 0..1 of the picture's width (x) or height (y). */
export type PictureFraction = Unit<'picture'>;
/** 0..1. */
export type Probability = Unit<'probability'>;
/** Level relative to full scale, dBFS, or a difference of levels. */
export type Decibels = Unit<'dB'>;
/** Loudness of ITU-R BS.1770 relative to full scale (LUFS), or a difference of loudness (LU). */
export type LoudnessUnits = Unit<'LU'>;
/** Milliseconds since 1970-01-01T00:00:00Z. */
export type EpochMilliseconds = Unit<'epoch-ms'>;

/** Converts an angle from degrees to radians. */
export const toRadians = (angle: Degrees): Radians => (angle * Math.PI) / 180;
/** Converts an angle from radians to degrees. */
export const toDegrees = (angle: Radians): Degrees => (angle * 180) / Math.PI;
