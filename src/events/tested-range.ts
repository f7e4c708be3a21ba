/** Rendered people at a rendered counter; the thresholds were chosen on them (docs/accuracy.md). */
const CLIPS = 'the 16 development clips';
/** Projected bodies of many builds, with noise and wrong camera files, on which detectors often fail. */
const BODIES = 'the bodies of docs/accuracy-robustness.md';

/** Nothing is known of other values. */
export const ONE_VALUE_ON_CLIPS = `this value only, on ${CLIPS}`;
export const ONE_VALUE = `this value only, on ${CLIPS} and ${BODIES}`;

/** Several values were tried on the clips, one on the bodies. */
export const valuesOnClips = (values: string): string => `${values} on ${CLIPS}, this value only on ${BODIES}`;
