/**
 * CPU and memory to judge a window's day: 8 hours in files of 15 minutes, 15 encounters an hour made from the bundled clip's readings,
 * first without one file in the middle, then with it. Prints JSON.
 *
 *     npm run bench:day -- [files an hour] [hours]
 */

import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadRulebooks } from '../../src/config/load-rulebooks.ts';
import { HOUR_MS } from '../../src/contract/durations.ts';
import { USUAL_CALLING_CLOCKS } from '../../src/core/calling-clock.ts';
import { UNKNOWN_HOURS } from '../../src/core/opening-hours.ts';
import { judgeRuns } from '../../src/judge-runs.ts';
import { openServiceStore, type ServiceStore } from '../../src/store/service-store.ts';
import { fileOf } from '../../test/support/cut-run.ts';
import { dayOfReadings } from '../../test/support/day-of-readings.ts';
import { interpretedRun } from '../../test/support/interpreted-run.ts';

const RULEBOOKS = ['changzhou-2019'];
const rulebooks = loadRulebooks(RULEBOOKS);
const DAY_HOURS = Number(process.argv[3] ?? 8);
const ENCOUNTERS = 15 * DAY_HOURS;

const filesAnHour = Number(process.argv[2] ?? 4);
const fileMs = HOUR_MS / filesAnHour;

const clip = await interpretedRun('counter-by-the-book', RULEBOOKS);
const turns = ENCOUNTERS / clip.encounters.length;
const readings = dayOfReadings(clip, { turns, turnMs: (DAY_HOURS * HOUR_MS) / turns });
const whole = { ...clip, startedAt: clip.startedAt!, readings };
const files = Array.from({ length: DAY_HOURS * filesAnHour }, (_, i) =>
  fileOf(
    { ...whole, footage: { ...clip.footage, startMs: 0, durationMs: DAY_HOURS * HOUR_MS } },
    { fromMs: i * fileMs, toMs: (i + 1) * fileMs },
    String(i),
  ),
);
const late = files.splice(Math.floor(files.length / 2), 1)[0]!;

const folder = await mkdtemp(join(tmpdir(), 'liyi-day-'));
const store = await openServiceStore({ sqlitePath: join(folder, 'day.db') });
try {
  for (const file of files) await store.commitRun(file);
  const day = await judged(store);
  await store.commitRun(late);
  const withLate = await judged(store);
  const again = await judged(store);
  const { encounters, findings } = await store.timeline({ window: 'A01', from: 0, to: Number.MAX_SAFE_INTEGER });
  const machine = `${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}`;
  const facts = { machine, files: files.length + 1, frames: readings.length, encounters: encounters.length };
  process.stdout.write(
    `${JSON.stringify({ ...facts, findings: findings.length, day, withLate, again }, undefined, 2)}\n`,
  );
} finally {
  await store[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
}

async function judged(of: ServiceStore) {
  const judging = {
    ...{ db: of.database.db, store: of, callingClocks: USUAL_CALLING_CLOCKS, openingHours: UNKNOWN_HOURS },
    rulebooksOf: async () => rulebooks,
  };
  let mostMB = 0;
  const timer = setInterval(() => {
    mostMB = Math.max(mostMB, process.memoryUsage().heapUsed / 2 ** 20);
  }, 20);
  const before = process.cpuUsage();
  const changed: number[] = [];
  for await (const runs of judgeRuns(await of.runs(), judging))
    changed.push(runs.filter(({ outcome }) => outcome === 'changed').length);
  const { user, system } = process.cpuUsage(before);
  clearInterval(timer);
  return { cpuS: (user + system) / 1e6, changed, mostMB: Math.round(mostMB) };
}
