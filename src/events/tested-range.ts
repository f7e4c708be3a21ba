/** Rendered people at a rendered counter; the thresholds were chosen on them (docs/accuracy.md). */
const CLIPS = 'the 16 development clips';
/** Projected bodies of many builds, with noise and wrong camera files, on which detectors often fail. */
const BODIES = 'the bodies of docs/accuracy-robustness.md';

/** Real people, none of them at a counter's own camera (docs/accuracy-real.md). */
const REAL_CLIPS = '74 clips of real people';

/** Values that were tried on real people as well. */
export const onRealPeople = (values: string): string => `${values}, on ${CLIPS} and ${REAL_CLIPS}`;

/** Nothing is known of other values. */
export const ONE_VALUE_ON_CLIPS = `this value only, on ${CLIPS}`;
export const ONE_VALUE = `this value only, on ${CLIPS} and ${BODIES}`;

/** Several values were tried on the clips, one on the bodies. */
export const valuesOnClips = (values: string): string => `${values} on ${CLIPS}, this value only on ${BODIES}`;
