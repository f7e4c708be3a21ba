/**
 * Speed of the store's queries over a million events: 100 windows, 30 days, 4 recordings a day each, 20 clauses judged
 * for every encounter; one window has a day of 10,000 events more. Prints medians and 95th percentiles in ms.
 *
 *     npm run bench:store -- [store.db]      a new file is filled first; an existing one is measured as it is
 */

import { existsSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DAY_MS, HOUR_MS } from '../../src/contract/durations.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { TimelineStore } from '../../src/store/store.ts';
import { ENCOUNTERS_A_RECORDING, madeUpRun, RECORDING_MS, windowName } from './made-up-run.ts';
import { measureQuery, QUERY_HEADER } from './measure-query.ts';

const WINDOWS = 100;
const DAYS = 30;
const RECORDINGS_A_DAY = 4;
const EVENTS_AN_ENCOUNTER = 10.5;
const CLAUSES = Array.from({ length: 20 }, (_, c) => `4.2.2.${c + 1}-clause`);
const BUSY_DAY_EVENTS = 10_000;

const FIRST_DAY = Date.parse('2026-11-01T00:00:00+08:00');
const OPENS_AT_MS = 9 * HOUR_MS;

const recorded = (window: number, day: number, part: number, eventCount: number) =>
  madeUpRun({
    ...{ window, eventCount, clauses: CLAUSES, name: `${day}-${part}`, turn: day + part },
    startedAt: FIRST_DAY + day * DAY_MS + OPENS_AT_MS + part * RECORDING_MS,
  });

async function fill(store: TimelineStore): Promise<void> {
  const usual = Math.round(ENCOUNTERS_A_RECORDING * EVENTS_AN_ENCOUNTER);
  const start = performance.now();
  let events = 0;
  for (let day = 0; day < DAYS; day++) {
    for (let window = 0; window < WINDOWS; window++) {
      for (let part = 0; part < RECORDINGS_A_DAY; part++) {
        const busy = day === 0 && window === 0;
        const run = recorded(window, day, part, busy ? BUSY_DAY_EVENTS / RECORDINGS_A_DAY : usual);
        await store.commitRun(run);
        events += run.events.length;
      }
    }
  }
  const s = (performance.now() - start) / 1000;
  const runs = DAYS * WINDOWS * RECORDINGS_A_DAY;
  console.log(
    `filled: ${runs} runs, ${events} events in ${s.toFixed(0)} s (${((1000 * s) / runs).toFixed(1)} ms a run)`,
  );
}

const path = process.argv[2];
const folder = path === undefined ? await mkdtemp(join(tmpdir(), 'liyi-bench-')) : undefined;
try {
  const sqlitePath = path ?? join(folder!, 'bench.db');
  const filled = existsSync(sqlitePath);
  await using store = await openStore({ sqlitePath });
  if (!filled) await fill(store);
  console.log(`${((await stat(sqlitePath)).size / 1e6).toFixed(0)} MB`);

  const day = (window: number, d: number) => {
    const from = FIRST_DAY + d * DAY_MS;
    return store.timeline({ window: windowName(window), from, to: from + DAY_MS });
  };
  console.log(QUERY_HEADER);
  await measureQuery('timeline of a window, one day', async (i) => {
    const { events, findings, encounters } = await day(1 + ((7 * i) % (WINDOWS - 1)), i % DAYS);
    return events.length + findings.length + encounters.length;
  });
  await measureQuery('timeline of a window, one day of 10,000 events', async () => (await day(0, 0)).events.length);
  await measureQuery('summary of a month, 100 windows', async () => {
    return (await store.summary({ fromDay: '2026-11-01', toDay: '2026-11-30' })).length;
  });
  await measureQuery('summary of a month by day, one window', async (i) => {
    const windows = [windowName(i)];
    return (await store.summary({ windows, fromDay: '2026-11-01', toDay: '2026-11-30', perDay: true })).length;
  });
  await measureQuery(
    'findings, first page of 50',
    async () => (await store.findings({}, { limit: 50 })).findings.length,
  );
  await measureQuery('findings not met of a window and clause, 50', async (i) => {
    const filter = { windows: [windowName(i)], clause: '4.2.2.7-clause', verdicts: ['not-met'] as const };
    return (await store.findings(filter, { limit: 50 })).findings.length;
  });
  await measureQuery('findings not met, all windows, one day, page 2', async (i) => {
    const from = FIRST_DAY + (i % DAYS) * DAY_MS;
    const filter = { verdicts: ['not-met'] as const, from, to: from + DAY_MS };
    const { nextCursor } = await store.findings(filter, { limit: 50 });
    return (await store.findings(filter, { limit: 50, cursor: nextCursor! })).findings.length;
  });
  await measureQuery('runs of a window, one month', async (i) => (await store.runs({ window: windowName(i) })).length);
  await measureQuery('commit of a run', async (i) => {
    const { runId } = await store.commitRun(recorded(WINDOWS, i, 0, 84));
    return runId;
  });
} finally {
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
}
