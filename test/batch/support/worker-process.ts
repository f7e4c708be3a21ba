/** A worker with the fake analyzer, to be killed. Argument: place of the store as JSON. Prints each job it begins. */
import { recordingHandler } from '../../../src/batch/recording-worker.ts';
import { runJobs } from '../../../src/batch/run-jobs.ts';
import { openJobs } from '../../support/open-jobs.ts';
import { fakeProcesses } from './batches.ts';

const store = JSON.parse(process.argv[2]!);
await using jobs = await openJobs(store);
using processes = fakeProcesses();
const handler = recordingHandler({
  processes,
  store,
  ffmpeg: {},
  mappings: [],
  onBegun: (id) => void process.stdout.write(`${id}\n`),
});
await runJobs(jobs.queue, {
  handlers: { 'analyze-recording': handler },
  concurrency: 1,
  signal: new AbortController().signal,
});
