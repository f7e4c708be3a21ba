import { describe, expect, it, onTestFinished } from 'vitest';
import { retryOnStoreError } from '../../src/batch/retry-on-store-error.ts';
import { type JobHandler, runJobs } from '../../src/batch/run-jobs.ts';
import { LiyiError } from '../../src/core/errors.ts';
import type { RecordingResult } from '../../src/store/jobs/job.ts';
import type { JobQueue } from '../../src/store/jobs/job-queue.ts';
import { openJobs } from '../support/open-jobs.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const KIND = 'analyze-recording';
const DONE: RecordingResult = { outcome: 'scored', runId: 1 };
const error = (code: LiyiError['code']) => new LiyiError(code, { message: 'it failed', remedy: 'Mend it.' });

async function queueOf(paths: readonly string[]): Promise<JobQueue> {
  const folder = temporaryFolder();
  onTestFinished(() => folder[Symbol.dispose]());
  const jobs = await openJobs({ sqlitePath: `${folder.path}/liyi.db` }, { retryDelayMs: 1 });
  onTestFinished(() => jobs[Symbol.asyncDispose]());
  for (const path of paths) {
    const payload = { path, hall: 'default', window: 'A01', camera: { zones: {} }, sampleFps: 10 };
    await jobs.queue.enqueue({ kind: KIND, key: path, payload });
  }
  return jobs.queue;
}

async function work(queue: JobQueue, handler: JobHandler<typeof KIND>, signal = new AbortController().signal) {
  const settled: string[] = [];
  await runJobs(queue, {
    handlers: { [KIND]: handler },
    concurrency: 2,
    signal,
    idlePollMs: 1,
    isFinished: async () => {
      const { waiting, running } = await queue.counts(KIND);
      return waiting + running === 0;
    },
    onSettled: ({ payload }, { outcome }) => void settled.push(`${(payload as { path: string }).path} ${outcome}`),
  });
  return settled.sort();
}

describe('working off a queue', () => {
  it('does every job', async () => {
    const queue = await queueOf(['a', 'b', 'c']);
    expect(await work(queue, async () => DONE)).toEqual(['a done', 'b done', 'c done']);
    expect(await queue.counts(KIND)).toMatchObject({ done: 3 });
  });

  it('tries a job again that failed, and gives it up in the end', async () => {
    const queue = await queueOf(['a', 'b']);
    let tries = 0;
    const settled = await work(queue, async ({ payload }) => {
      if (payload.path === 'a' || tries++ === 0) throw error('LIYI_FFMPEG_FAILED');
      return DONE;
    });
    expect(settled).toEqual(['a dead', ...Array(4).fill('a retried'), 'b done', 'b retried']);
  });

  it('ends with the error of a machine that can do nothing, and loses no job', async () => {
    const queue = await queueOf(['a', 'b', 'c']);
    const working = work(queue, async () => {
      throw error('LIYI_MODEL_MISSING');
    });
    await expect(working).rejects.toMatchObject({ code: 'LIYI_MODEL_MISSING' });
    expect(await queue.counts(KIND)).toEqual({ waiting: 3, running: 0, done: 0, dead: 0 });
  });

  it('gives back what is under way when it is stopped', async () => {
    const queue = await queueOf(['a']);
    const stop = new AbortController();
    await work(
      queue,
      (_claim, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
          stop.abort(new Error('enough'));
        }),
      stop.signal,
    );
    expect(await queue.counts(KIND)).toEqual({ waiting: 1, running: 0, done: 0, dead: 0 });
    expect(await queue.claim(KIND)).toMatchObject({ attempt: 1 });
  });

  it('reports a mistake of its own as such', async () => {
    const queue = await queueOf(['a']);
    await work(queue, async () => {
      throw new TypeError('undefined is not a function');
    });
    const [job] = await queue.list(KIND, { state: 'dead', limit: 1 });
    expect(job).toMatchObject({ problem: { code: 'LIYI_UNEXPECTED', message: 'undefined is not a function' } });
  });
});

describe('patience', () => {
  const failing = (times: number, code: LiyiError['code']) => {
    let left = times;
    return async () => {
      if (left-- > 0) throw error(code);
      return 'done';
    };
  };

  it('outlives a store that comes back', async () => {
    expect(await retryOnStoreError(failing(2, 'LIYI_STORE_WRITE'), undefined, [1, 1])).toBe('done');
  });

  it.each([
    [3, 'LIYI_STORE_WRITE'],
    [1, 'LIYI_INPUT_DAMAGED'],
  ] as const)('ends after %d times %s', async (times, code) => {
    await expect(retryOnStoreError(failing(times, code), undefined, [1, 1])).rejects.toMatchObject({ code });
  });
});
