import { z } from 'zod';
import { MINUTE_MS } from '../contract/durations.ts';
import type { Interval } from '../core/interval.ts';
import type { HallHours, OpeningHours } from '../core/opening-hours.ts';
import type { Milliseconds } from '../core/units.ts';

const SHIFT = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)$/;
const shift = z
  .string({ error: 'must be from-to, such as 09:00-12:00' })
  .regex(SHIFT, 'must be from-to, such as 09:00-12:00');
const day = z.iso.date('must be a day such as 2026-11-20');

const hours = {
  shifts: z
    .array(shift, { error: 'must be a list of times such as 09:00-12:00' })
    .min(1, 'must name a time')
    .refine((shifts) => areInOrder(shifts.map(intervalOf)), 'must be in order, without overlap')
    .optional(),
  weekdays: z.array(z.int().min(1).max(7), { error: 'must be a list of 1 (Monday) to 7 (Sunday)' }).optional(),
  holidays: z.enum(['statutory', 'none'], { error: 'must be statutory or none' }).optional(),
  open: z.array(day, { error: 'must be a list of days' }).optional(),
  closed: z.array(day, { error: 'must be a list of days' }).optional(),
};
const unknownKeys: { error: z.core.$ZodErrorMap } = {
  error: (issue) =>
    issue.code === 'unrecognized_keys' ? `unknown key ${issue.keys.join(', ')}` : 'must be a mapping of keys to values',
};

/** The section `openingHours` of the settings file. */
export const openingSettingsFile = z
  .strictObject(
    {
      ...hours,
      halls: z
        .record(z.string(), z.strictObject(hours, unknownKeys), { error: 'must be a mapping of halls' })
        .optional(),
    },
    unknownKeys,
  )
  .nullish();

type HoursInFile = z.infer<z.ZodObject<typeof hours>>;

/** The hours of the settings. What a hall does not set is taken from the values for all halls. */
export function hallHours(file: z.infer<typeof openingSettingsFile>): HallHours {
  const { halls = {}, ...usual } = file ?? {};
  const ofHalls = Object.entries(halls).flatMap(([hall, own]) => {
    const settled = hoursOf({ ...usual, ...own });
    return settled === undefined ? [] : [[hall, settled] as const];
  });
  return { usual: hoursOf(usual), ofHalls: Object.fromEntries(ofHalls) };
}

/** Undefined where no times are given: then it is not known when anybody is on duty. */
const hoursOf = ({ shifts, weekdays, holidays, open, closed }: HoursInFile): OpeningHours | undefined =>
  shifts && {
    shifts: shifts.map(intervalOf),
    weekdays: weekdays ?? [1, 2, 3, 4, 5],
    holidays: holidays ?? 'statutory',
    ...{ open: open ?? [], closed: closed ?? [] },
  };

function intervalOf(text: string): Interval {
  const [, fromHours, fromMinutes, toHours, toMinutes] = SHIFT.exec(text) ?? [];
  return { startMs: timeOf(fromHours, fromMinutes), endMs: timeOf(toHours, toMinutes) };
}

const timeOf = (hours = '0', minutes = '0'): Milliseconds => (Number(hours) * 60 + Number(minutes)) * MINUTE_MS;

const areInOrder = (shifts: readonly Interval[]): boolean =>
  shifts.every(({ startMs, endMs }, i) => startMs < endMs && startMs >= (shifts[i - 1]?.endMs ?? 0));
