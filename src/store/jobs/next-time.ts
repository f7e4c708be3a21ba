import { CronExpressionParser } from 'cron-parser';
import { HALL_TIME_ZONE } from '../../contract/hall-time.ts';
import { LiyiError } from '../../core/errors.ts';
import type { EpochMilliseconds } from '../../core/units.ts';

/**
 * The first time after `after` that matches the five cron fields, by the clock at the halls.
 * @throws LiyiError LIYI_CONFIG for fields that are not valid
 */
export function nextTime(cron: string, after: EpochMilliseconds): EpochMilliseconds {
  try {
    const expression = CronExpressionParser.parse(cron, { currentDate: new Date(after), tz: HALL_TIME_ZONE });
    return expression.next().getTime();
  } catch (cause) {
    throw new LiyiError('LIYI_CONFIG', {
      message: `the schedule ${JSON.stringify(cron)} is not a cron expression`,
      remedy:
        'Write five fields: minute, hour, day of the month, month, day of the week; `30 6 * * *` is 06:30 each day.',
      cause,
    });
  }
}
