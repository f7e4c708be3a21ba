import type { OptionSpec } from '../check.ts';

/** Options that mean the same in several checks. */
export const MAX_HIDDEN_SHARE = {
  unit: 'share',
  min: 0,
  max: 1,
  about: 'where more of the stretch than this was hidden, not seeing the act proves nothing',
} as const satisfies OptionSpec;

export const MIN_CONFIDENCE = {
  unit: 'probability',
  min: 0,
  max: 1,
  about: 'an event below this confidence goes to review',
} as const satisfies OptionSpec;

export const TIME_TOLERANCE = {
  unit: 'ms',
  min: 0,
  max: 5_000,
  about: 'uncertainty of the borders of events; closer to the threshold goes to review',
} as const satisfies OptionSpec;

export const MIN_DURATION = {
  unit: 'ms',
  min: 0,
  max: 600_000,
  about: 'shorter than this does not count',
} as const satisfies OptionSpec;
