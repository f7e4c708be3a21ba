/**
 * A worker with the fake analyzer, to be killed. Arguments: place of the store as JSON, and `hangs` for one that never finishes what it
 * begins. Prints each job it begins.
 */
import { recordingHandler } from '../../../src/batch/recording-worker.ts';
import { runJobs } from '../../../src/batch/run-jobs.ts';
import { openJobs } from '../../support/open-jobs.ts';
import { fakeProcesses } from './batches.ts';

const store = JSON.parse(process.argv[2]!);
const hangs = process.argv[3] === 'hangs';
const never = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
await using jobs = await openJobs(store);
using processes = fakeProcesses();
const handler = recordingHandler({
  processes,
  store,
  ffmpeg: {},
  mappings: [],
  onBegun: (id) => {
    process.stdout.write(`${id}\n`);
    if (hangs) Atomics.wait(never, 0, 0);
  },
});
await runJobs(jobs.queue, {
  handlers: { 'analyze-recording': handler },
  concurrency: 1,
  signal: new AbortController().signal,
});
