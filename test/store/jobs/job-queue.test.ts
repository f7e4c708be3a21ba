import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { StoreLocation } from '../../../src/core/store-location.ts';
import type { JobProblem, RecordingJob, RecordingResult } from '../../../src/store/jobs/job.ts';
import type { Claim, JobQueue } from '../../../src/store/jobs/job-queue.ts';
import { MOST_ATTEMPTS } from '../../../src/store/jobs/job-queue.ts';
import { openJobs } from '../../support/open-jobs.ts';
import { STORE_KINDS } from '../support/stores.ts';

const KIND = 'analyze-recording';
const payload = (over: Partial<RecordingJob> = {}): RecordingJob => ({
  path: '/footage/a01.mp4',
  hall: 'default',
  window: 'A01',
  camera: { zones: {} },
  sampleFps: 10,
  ...over,
});
const DONE: RecordingResult = { outcome: 'scored', runId: 7 };
const PROBLEM: JobProblem = { code: 'LIYI_FFMPEG_FAILED', message: 'it crashed', remedy: 'Try again.' };

async function open(location: StoreLocation): Promise<JobQueue> {
  const jobs = await openJobs(location, { retryDelayMs: 1 });
  onTestFinished(() => jobs[Symbol.asyncDispose]());
  return jobs.queue;
}

const add = (queue: JobQueue, key: string, priority = 0, again = false) =>
  queue.enqueue({ kind: KIND, key, payload: payload({ path: `/footage/${key}` }), priority }, { again });

/** Waits out the delay of a retry. */
async function claimed(queue: JobQueue): Promise<Claim<typeof KIND>> {
  for (;;) {
    const claim = await queue.claim(KIND);
    if (claim !== undefined) return claim;
    await sleep(50);
  }
}

describe.each(STORE_KINDS)('a queue on $name', { timeout: 60_000 }, ({ place, name }) => {
  it('gives each job to one of many that ask', async () => {
    const location = await place();
    const one = await open(location);
    // Two connections of one process to one file would wait for each other.
    const other = name === 'SQLite' ? one : await open(location);
    for (let i = 0; i < 6; i++) await add(one, `r${i}`);
    const claims = await Promise.all(
      [one, other, one, other, one, other, one, other].map((queue) => queue.claim(KIND)),
    );
    const paths = claims.flatMap((claim) => claim?.payload.path ?? []);
    expect(paths.sort()).toEqual([0, 1, 2, 3, 4, 5].map((i) => `/footage/r${i}`));
  });

  it('keeps one job for the same work, however often it is added', async () => {
    const queue = await open(await place());
    const id = await add(queue, 'same');
    expect(await add(queue, 'same')).toBe(id);
    const claim = await claimed(queue);
    await add(queue, 'same', 0, true);
    expect(await queue.claim(KIND)).toBeUndefined();
    await queue.complete(claim, DONE);
    await add(queue, 'same');
    expect(await queue.claim(KIND)).toBeUndefined();
    await add(queue, 'same', 0, true);
    expect((await queue.claim(KIND))?.id).toBe(id);
  });

  it('gives those of higher priority first', async () => {
    const queue = await open(await place());
    await add(queue, 'usual');
    await add(queue, 'urgent', 5);
    expect((await queue.claim(KIND))?.payload.path).toBe('/footage/urgent');
    expect((await queue.claim(KIND))?.payload.path).toBe('/footage/usual');
  });

  it('tells what became of jobs', async () => {
    const queue = await open(await place());
    const [done, waiting] = [await add(queue, 'done', 1), await add(queue, 'waiting')];
    await queue.complete(await claimed(queue), DONE);
    const records = await queue.find(KIND, [done, waiting, '00000000-0000-8000-8000-000000000000']);
    expect(records.find(({ id }) => id === done)).toMatchObject({ state: 'done', result: DONE, attempt: 1 });
    expect(records.find(({ id }) => id === waiting)).toMatchObject({ state: 'waiting' });
    expect(records).toHaveLength(2);
    expect(await queue.counts(KIND)).toEqual({ waiting: 1, running: 0, done: 1, dead: 0 });
    expect((await queue.list(KIND, { state: 'done', limit: 10 })).map(({ id }) => id)).toEqual([done]);
  });

  it('tries a failed job again, keeps it as dead in the end, and takes it up when it is added anew', async () => {
    const queue = await open(await place());
    const id = await add(queue, 'bad');
    const outcomes: string[] = [];
    // The longest waits are those of pg-boss, which counts whole seconds; two tries show the way.
    for (let i = 1; i <= (name === 'SQLite' ? MOST_ATTEMPTS : 2); i++) {
      const claim = await claimed(queue);
      expect(claim.attempt).toBe(i);
      outcomes.push(await queue.fail(claim, PROBLEM));
    }
    if (name !== 'SQLite') return expect(outcomes).toEqual(['retried', 'retried']);
    expect(outcomes).toEqual(['retried', 'retried', 'retried', 'retried', 'dead']);
    expect(await queue.find(KIND, [id])).toMatchObject([{ state: 'dead', problem: PROBLEM }]);
    await add(queue, 'bad');
    expect(await claimed(queue)).toMatchObject({ id, attempt: 1 });
  });

  it('takes a released job back as if it had never been claimed', async () => {
    const queue = await open(await place());
    await add(queue, 'given-back');
    await queue.release(await claimed(queue));
    expect((await claimed(queue)).attempt).toBe(1);
  });

  it('lets nobody settle a job that is settled', async () => {
    const queue = await open(await place());
    await add(queue, 'once');
    const claim = await claimed(queue);
    expect(await queue.keepAlive(claim)).toBe(true);
    expect(await queue.complete(claim, DONE)).toBe(true);
    expect(await queue.complete(claim, DONE)).toBe(false);
    expect(await queue.fail(claim, PROBLEM)).toBe('lost');
    expect(await queue.keepAlive(claim)).toBe(false);
  });

  it('refuses a schedule that is no cron expression', async () => {
    const queue = await open(await place());
    await expect(
      queue.schedule({ name: 'nightly', kind: 'retention', payload: {}, cron: '61 * * * *' }),
    ).rejects.toThrow(expect.objectContaining({ code: 'LIYI_CONFIG' }));
  });
});

const [, postgres] = STORE_KINDS;
describe.skipIf(postgres === undefined)('a queue on a server', { timeout: 60_000 }, () => {
  it('leaves a job to a worker that is alive for longer than a day, and takes it from one that is silent', async () => {
    const location = await postgres!.place();
    if (!('databaseUrl' in location)) throw new TypeError('not a server');
    const queue = await open(location);
    const [long, silent] = [await add(queue, 'long'), await add(queue, 'silent')];
    const claims = [await claimed(queue), await claimed(queue)];
    const server = new pg.Client({ connectionString: location.databaseUrl });
    await server.connect();
    onTestFinished(() => server.end());
    const setBack = (id: string, column: string, hours: number) =>
      server.query(`update liyi_jobs.job set ${column} = now() - $2 * interval '1 hour' where id = $1`, [id, hours]);
    await setBack(long, 'started_on', 30);
    await setBack(silent, 'heartbeat_on', 1);
    const stateOf = async (id: string) => (await queue.find(KIND, [id]))[0]?.state;
    await expect
      .poll(
        async () => {
          await queue.keepAlive(claims.find((claim) => claim.id === long)!);
          return stateOf(silent);
        },
        { timeout: 30_000 },
      )
      .toBe('waiting');
    expect(await stateOf(long)).toBe('running');
    expect(await queue.complete(claims.find((claim) => claim.id === long)!, DONE)).toBe(true);
  });
});

describe('a queue in one file', () => {
  const NINE = Date.parse('2026-11-20T09:00:00+08:00');
  const MINUTE = 60_000;

  async function openAt(now: { at: number }) {
    const [sqlite] = STORE_KINDS;
    const jobs = await openJobs(await sqlite!.place(), { clock: () => now.at });
    onTestFinished(() => jobs[Symbol.asyncDispose]());
    return jobs.queue;
  }

  it('replaces a dead worker whose heartbeat lies in the future', async () => {
    const now = { at: Date.parse('2027-11-20T09:00:00Z') };
    const queue = await openAt(now);
    const [taken, waiting] = [await add(queue, 'taken', 1), await add(queue, 'waiting')];
    const claim = await claimed(queue);
    expect(claim.id).toBe(taken);
    // The clock was a year ahead, and the worker is dead.
    now.at = Date.parse('2026-11-20T09:00:00Z');
    expect((await queue.claim(KIND))?.id).toBe(waiting);
    expect(await queue.claim(KIND)).toBeUndefined();
    now.at += 11_000;
    expect((await queue.claim(KIND))?.id).toBe(taken);
    expect(await queue.complete(claim, DONE)).toBe(false);
  });

  it('gives a silent worker’s job to another, and the first can no longer settle it', async () => {
    const now = { at: NINE };
    const queue = await openAt(now);
    await add(queue, 'r');
    const first = await queue.claim(KIND);
    now.at += 9000;
    expect(await queue.keepAlive(first!)).toBe(true);
    now.at += 9000;
    expect(await queue.claim(KIND)).toBeUndefined();
    now.at += 2000;
    const second = await queue.claim(KIND);
    expect(second).toMatchObject({ id: first!.id, attempt: 2 });
    expect(await queue.keepAlive(first!)).toBe(false);
    expect(await queue.complete(first!, DONE)).toBe(false);
    expect(await queue.complete(second!, DONE)).toBe(true);
  });

  it('keeps a job as dead that silenced every worker it was given to', async () => {
    const now = { at: NINE };
    const queue = await openAt(now);
    const id = await add(queue, 'deadly');
    for (let i = 0; i < MOST_ATTEMPTS; i++) {
      expect(await queue.claim(KIND)).toMatchObject({ id });
      now.at += MINUTE;
    }
    expect(await queue.claim(KIND)).toBeUndefined();
    expect(await queue.find(KIND, [id])).toMatchObject([{ state: 'dead', problem: { code: 'LIYI_ANALYSIS_DIED' } }]);
  });

  it('makes the jobs of a schedule at their times in China, one each', async () => {
    const now = { at: NINE };
    const queue = await openAt(now);
    await queue.schedule({ name: 'reports', kind: 'score-report', payload: { per: 'day' }, cron: '30 6 * * *' });
    now.at = Date.parse('2026-11-21T06:29:59+08:00');
    expect(await queue.claim('score-report')).toBeUndefined();
    now.at = Date.parse('2026-11-21T06:30:00+08:00');
    const claim = await queue.claim('score-report');
    expect(claim).toMatchObject({ payload: { per: 'day' } });
    await queue.complete(claim!, { files: [] });
    expect(await queue.claim('score-report')).toBeUndefined();
    await queue.unschedule('reports');
    now.at += 48 * 60 * MINUTE;
    expect(await queue.claim('score-report')).toBeUndefined();
  });
});
