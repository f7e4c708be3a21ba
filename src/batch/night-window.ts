import { DAY_MS, MINUTE_MS } from '../contract/durations.ts';
import { timeOfDayMs } from '../contract/hall-time.ts';
import { LiyiError } from '../core/errors.ts';
import type { EpochMilliseconds, Milliseconds } from '../core/units.ts';

/** A part of each day by the clock at the hall, such as `22:00-06:00`. */
export interface NightWindow {
  isOpen(at: EpochMilliseconds): boolean;
  /** Time until it next opens or closes. */
  untilChange(at: EpochMilliseconds): Milliseconds;
}

/**
 * Reads a part of a day, `22:00-06:00`, which may go past midnight.
 * @throws LiyiError LIYI_USAGE
 */
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
  const until = (target: Milliseconds, now: Milliseconds): Milliseconds => (target - now + DAY_MS) % DAY_MS || DAY_MS;
  const isOpen = (at: EpochMilliseconds): boolean =>
    opensMs < closesMs
      ? timeOfDayMs(at) >= opensMs && timeOfDayMs(at) < closesMs
      : timeOfDayMs(at) >= opensMs || timeOfDayMs(at) < closesMs;
  return { isOpen, untilChange: (at) => until(isOpen(at) ? closesMs : opensMs, timeOfDayMs(at)) };
}

const minutes = (hours: string, rest: string): number => Number(hours) * 60 + Number(rest);
