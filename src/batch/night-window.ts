import { LiyiError } from '../core/errors.ts';
import type { EpochMilliseconds, Milliseconds } from '../core/units.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** China has one time zone and no summer time. */
const CHINA_OFFSET_MS = 8 * 3_600_000;

/** A part of each day by the clock on the hall's wall, `22:00-06:00`. */
export interface NightWindow {
  isOpen(at: EpochMilliseconds): boolean;
  /** Until it next opens or closes. */
  untilChange(at: EpochMilliseconds): Milliseconds;
}

/** @throws LiyiError LIYI_USAGE */
export function nightWindow(text: string): NightWindow {
  const match = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]|24):([0-5]\d)$/.exec(text);
  const [opens, closes] = match
    ? [minutes(match[1]!, match[2]!), minutes(match[3]!, match[4]!) % (24 * 60)]
    : [Number.NaN, Number.NaN];
  if (Number.isNaN(opens) || opens === closes) {
    throw new LiyiError('LIYI_USAGE', {
      message: `${JSON.stringify(text)} is no part of a day`,
      remedy: 'Write it as 22:00-06:00.',
    });
  }
  const [opensMs, closesMs] = [opens * MINUTE_MS, closes * MINUTE_MS];
  const timeOfDay = (at: EpochMilliseconds): Milliseconds => (at + CHINA_OFFSET_MS) % DAY_MS;
  const until = (target: Milliseconds, now: Milliseconds): Milliseconds => (target - now + DAY_MS) % DAY_MS || DAY_MS;
  const isOpen = (at: EpochMilliseconds): boolean =>
    opensMs < closesMs
      ? timeOfDay(at) >= opensMs && timeOfDay(at) < closesMs
      : timeOfDay(at) >= opensMs || timeOfDay(at) < closesMs;
  return { isOpen, untilChange: (at) => until(isOpen(at) ? closesMs : opensMs, timeOfDay(at)) };
}

const minutes = (hours: string, rest: string): number => Number(hours) * 60 + Number(rest);
