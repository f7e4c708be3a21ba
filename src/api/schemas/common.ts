import { z } from 'zod';
import { MINUTE_MS } from '../../contract/durations.ts';
import { HALL_OFFSET, hallDateTime } from '../../contract/hall-time.ts';
import type { EpochMilliseconds, Milliseconds } from '../../core/units.ts';

/** The last minute written: lists are in order of time, so most of their times share a minute with the one before. */
let lastMinute = { minute: Number.NaN, text: '' };

/** A time in answers: with milliseconds and the zone of the halls. */
export const instant = z.iso.datetime({ offset: true }).describe('RFC 3339 with zone');
/** A time for an answer, with milliseconds: `2026-11-20T09:00:05.250+08:00`. */
export function toInstant(at: EpochMilliseconds): string {
  const minute = Math.floor(at / MINUTE_MS);
  if (minute !== lastMinute.minute) {
    lastMinute = { minute, text: hallDateTime(at).slice(0, 'yyyy-mm-ddThh:mm:'.length) };
  }
  const ms = Math.floor(at - minute * MINUTE_MS);
  return `${lastMinute.text}${ms < 10_000 ? '0' : ''}${(ms / 1000).toFixed(3)}${HALL_OFFSET}`;
}
/** The same, or undefined where the time is not known. */
export const optionalInstant = (at: EpochMilliseconds | undefined): string | undefined =>
  at === undefined ? undefined : toInstant(at);

/** A time in requests, in any zone. */
export const instantInput = z.iso
  .datetime({ offset: true, error: 'must be a time with date and zone such as 2026-11-20T09:00:00+08:00' })
  .transform((text): EpochMilliseconds => Date.parse(text));

/** A time of day at the halls, as milliseconds since midnight. */
export const timeOfDayInput = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day at the hall such as 09:30')
  .transform((text): Milliseconds => {
    const [hours, minutes] = text.split(':');
    return (Number(hours) * 60 + Number(minutes)) * MINUTE_MS;
  });

export const day = z.iso.date().describe('Calendar day at the halls (UTC+8)');

/** Key of a row: positive, and exact as a JSON number. */
export const id = z.int().min(1);
export const idInput = z.coerce.number<string>().int().min(1).max(Number.MAX_SAFE_INTEGER);
export const idParams = z.object({ id: idInput });

/** A code, which is part of addresses and files: any text without control characters. */
export const code = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u, 'must not hold control characters');
/** A pseudonymous staff number; who it belongs to is recorded elsewhere. */
export const staffNumber = z.string().regex(/^[A-Za-z0-9-]{1,32}$/, 'must be letters, digits and hyphens');
/** Id of a rulebook or clause, to be compared with what is known. */
export const nameInput = z
  .string()
  .max(100)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must not hold control characters');
export const shortText = z
  .string()
  .trim()
  .max(200)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must not hold control characters');
/** Text with lines and tabs but without other control characters: PostgreSQL refuses NUL. */
export const longText = z
  .string()
  .trim()
  .max(4000)
  .regex(/^(?:[\n\r\t]|[^\p{Cc}\p{Cs}])*$/u, 'holds control characters');

export const presentationMs = z.number().describe('Presentation time of the footage in ms');
export const interval = z.object({ startMs: presentationMs, endMs: presentationMs }).meta({ id: 'Interval' });

/** A list as `a,b`, or as the parameter given several times. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z.preprocess((value) => (typeof value === 'string' ? value.split(',') : value), z.array(item).min(1).max(200));

export const flagInput = z.enum(['true', 'false']).transform((text) => text === 'true');

export const MAX_PAGE = 500;
export const pageQuery = {
  cursor: z.string().max(100).optional().describe('`nextCursor` of the page before'),
  limit: z.coerce.number<string>().int().min(1).max(MAX_PAGE).default(50),
};
export const nextCursor = z.string().optional().describe('Left out on the last page');

/** The key after which a page begins, in lists in order of key. */
export const keyCursor = z
  .string()
  .regex(/^[1-9]\d{0,14}$/, 'is not one that a page gave')
  .transform(Number)
  .optional();

type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** The same object without the properties that are undefined. */
export const defined = <T extends object>(value: T): Defined<T> =>
  Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as Defined<T>;

export const wording = z.object({ zh: z.string(), en: z.string() }).meta({ id: 'Wording' });
