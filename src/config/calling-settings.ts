import { z } from 'zod';
import { type CallingClock, type CallingClocks, USUAL_CALLING_CLOCKS } from '../core/calling-clock.ts';

const seconds = z.number({ error: 'must be a number of seconds' });
/** A clock that is wrong by a day is not ahead: its events belong to another day. */
const FURTHEST_SECONDS = 12 * 3600;
const LONGEST_TOLERANCE_SECONDS = 300;

const clock = {
  aheadSeconds: seconds
    .min(-FURTHEST_SECONDS, `must be from -${FURTHEST_SECONDS} to ${FURTHEST_SECONDS}`)
    .max(FURTHEST_SECONDS, `must be from -${FURTHEST_SECONDS} to ${FURTHEST_SECONDS}`)
    .optional(),
  toleranceSeconds: seconds
    .min(0, 'must not be negative')
    .max(LONGEST_TOLERANCE_SECONDS, `must be at most ${LONGEST_TOLERANCE_SECONDS}`)
    .optional(),
};
const unknownKeys: { error: z.core.$ZodErrorMap } = {
  error: (issue) =>
    issue.code === 'unrecognized_keys' ? `unknown key ${issue.keys.join(', ')}` : 'must be a mapping of keys to values',
};

/** The section `callingSystem` of the settings file. */
export const callingSettingsFile = z
  .strictObject(
    {
      ...clock,
      halls: z
        .record(z.string(), z.strictObject(clock, unknownKeys), { error: 'must be a mapping of halls' })
        .optional(),
    },
    unknownKeys,
  )
  .nullish();

type ClockInFile = { readonly aheadSeconds?: number | undefined; readonly toleranceSeconds?: number | undefined };

/** The clocks of the settings. What a hall does not set is taken from the values for all halls. */
export function callingClocks(file: z.infer<typeof callingSettingsFile>): CallingClocks {
  const clockOf = ({ aheadSeconds, toleranceSeconds }: ClockInFile, otherwise: CallingClock): CallingClock => ({
    aheadMs: aheadSeconds === undefined ? otherwise.aheadMs : aheadSeconds * 1000,
    toleranceMs: toleranceSeconds === undefined ? otherwise.toleranceMs : toleranceSeconds * 1000,
  });
  const usual = clockOf(file ?? {}, USUAL_CALLING_CLOCKS.usual);
  const halls = Object.entries(file?.halls ?? {});
  return { usual, ofHalls: Object.fromEntries(halls.map(([hall, given]) => [hall, clockOf(given, usual)])) };
}
