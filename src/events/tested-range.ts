/** Rendered people at a rendered counter; the thresholds were chosen on them (docs/accuracy.md). */
const DEVELOPMENT_CLIPS = 'the 16 development clips';

/** Values that were tried on the development clips. */
export const onClips = (values: string): string => `${values}, on ${DEVELOPMENT_CLIPS}`;

/** Nothing is known of other values. */
export const ONE_VALUE_ON_CLIPS = onClips('this value only');
