import type { JobQueue } from '../store/jobs/job-queue.ts';

/** Cron expressions by the clock at the halls. */
export interface JobTimes {
  readonly retention: string;
  readonly daily: string;
  readonly monthly: string;
}

/** Schedules the regular jobs. Every worker does the same; the last one to start decides. */
export async function scheduleJobs(queue: JobQueue, times: JobTimes): Promise<void> {
  await queue.schedule({ name: 'retention', kind: 'retention', payload: {}, cron: times.retention });
  await queue.schedule({ name: 'daily-scores', kind: 'score-report', payload: { per: 'day' }, cron: times.daily });
  await queue.schedule({
    name: 'monthly-scores',
    kind: 'score-report',
    payload: { per: 'month' },
    cron: times.monthly,
  });
}
