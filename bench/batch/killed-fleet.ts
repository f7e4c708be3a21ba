/**
 * Many short recordings, two workers, one of them killed every 20 s: is each scored exactly once?
 *
 *   node bench/batch/killed-fleet.ts [--recordings 200] [--seconds 3] [--kill-every 20] [--db postgres://…] [--fake]
 *
 * Recordings are cut from the bundled clips, no two with the same content. `--fake` has them analysed by the tests'
 * stand-in, which takes as long as they last: the queue, the processes and the store are the same.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { StoreLocation } from '../../src/core/store-location.ts';
import { openStore } from '../../src/store/open-store.ts';
import { openJobs } from '../../test/support/open-jobs.ts';

const { values } = parseArgs({
  options: {
    recordings: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '3' },
    'kill-every': { type: 'string', default: '20' },
    db: { type: 'string' },
    fake: { type: 'boolean', default: false },
  },
});
const count = Number(values.recordings);
const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const STAND_IN = fileURLToPath(new URL('../../test/batch/support/worker-process.ts', import.meta.url));
const CLIPS = ['counter-by-the-book', 'counter-violations'].map((name) =>
  fileURLToPath(new URL(`../../fixtures/clips/${name}.mp4`, import.meta.url)),
);

const folder = mkdtempSync(join(tmpdir(), 'liyi-fleet-'));
const footage = join(folder, 'footage');
const db = values.db ?? join(folder, 'liyi.db');
const location: StoreLocation = values.db === undefined ? { sqlitePath: db } : { databaseUrl: db };

cutRecordings();
execFileSync(process.execPath, [MAIN, 'batch', footage, '--db', db, '--queue-only', '--settle', '0'], {
  stdio: 'ignore',
});
const startedAt = performance.now();
const workers = [startWorker(), startWorker()];
const killing = setInterval(() => {
  // Its whole process tree, as a power cut on that machine would.
  const victim = workers.shift()!;
  victim.kill('SIGKILL');
  kills++;
  workers.push(startWorker());
}, Number(values['kill-every']) * 1000);
let kills = 0;

await using store = await openStore(location);
await using jobs = await openJobs(location);
for (;;) {
  await sleep(1000);
  const { waiting, running, done, dead } = await jobs.queue.counts('analyze-recording');
  process.stderr.write(`\rdone ${done} · running ${running} · waiting ${waiting} · dead ${dead} · kills ${kills} `);
  if (waiting + running === 0) break;
}
clearInterval(killing);
const seconds = (performance.now() - startedAt) / 1000;
for (const worker of workers) {
  worker.kill('SIGTERM');
  await once(worker, 'close');
}
const runs = await store.runs({ includeSuperseded: true });
const contents = new Set(runs.map((run) => run.footage.sha256)).size;
process.stdout.write(
  `\n${count} recordings of ${values.seconds} s, 2 workers${values.fake ? ' with the stand-in' : ''}, ${kills} killed: ${runs.length} runs of ${contents} contents in ${seconds.toFixed(0)} s\n`,
);
rmSync(folder, { recursive: true, force: true });
process.exitCode = runs.length === count && contents === count ? 0 : 1;

function startWorker() {
  const args = values.fake
    ? [STAND_IN, JSON.stringify(location)]
    : [MAIN, 'worker', '--workers', '1', '--recordings-only', '--db', db];
  return spawn(process.execPath, args, { stdio: 'ignore' });
}

function cutRecordings(): void {
  const anHourAgo = Date.now() / 1000 - 3600;
  mkdirSync(footage);
  for (let i = 0; i < count; i++) {
    const minute = String(i % 60).padStart(2, '0');
    const hour = String(8 + Math.floor(i / 60)).padStart(2, '0');
    const path = join(footage, `A0${1 + (i % 4)}_20261120${hour}${minute}${String(i % 7).padStart(2, '0')}.mp4`);
    if (values.fake) writeFileSync(path, `recording ${i} ms=${Number(values.seconds) * 1000}`);
    else cutFrom(CLIPS[i % 2]!, (i * 0.13) % 12, i, path);
  }
  for (const name of readdirSync(footage)) utimesSync(join(footage, name), anHourAgo, anHourAgo);
}

/** The comment makes every cut another content, from whichever moment it is. */
function cutFrom(clip: string, startSeconds: number, comment: number, path: string): void {
  const cut = ['-v', 'error', '-y', '-ss', String(startSeconds), '-i', clip, '-t', values.seconds, '-an'];
  execFileSync('ffmpeg', [...cut, '-c:v', 'libx264', '-preset', 'ultrafast', '-metadata', `comment=${comment}`, path]);
}
