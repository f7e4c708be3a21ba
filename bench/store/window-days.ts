/**
 * What people wait for where a store holds 10,000 days of windows: the first page of the review queue, and the scores of a month. 100
 * windows, 100 days, a recording each with eight encounters judged by twenty clauses. Prints medians and 95th percentiles in ms.
 *
 *     npm run bench:store:days -- [days] [store.db]      a new file is filled first; an existing one is measured as it is
 */

import { existsSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { clauseLookup } from '../../src/api/findings/finding-view.ts';
import { severityLevels } from '../../src/api/findings/severity-levels.ts';
import { groupScores } from '../../src/api/scores/group-scores.ts';
import { loadRulebooks } from '../../src/config/load-rulebooks.ts';
import { DAY_MS, HOUR_MS } from '../../src/contract/durations.ts';
import { addDays, hallDay } from '../../src/contract/hall-time.ts';
import { urgentFindings } from '../../src/store/reviews/urgent-findings.ts';
import { tallyVerdicts } from '../../src/store/scores/verdict-tally.ts';
import { openServiceStore, type ServiceStore } from '../../src/store/service-store.ts';
import { madeUpRun } from './made-up-run.ts';
import { measureQuery, QUERY_HEADER } from './measure-query.ts';

const WINDOWS = 100;
const DAYS = Number(process.argv[2] ?? 100);
const EVENTS_A_DAY = 84;
const MONTH_DAYS = 30;
const LAST_DAY = Date.parse('2026-11-30T09:00:00+08:00');

const rulebooks = loadRulebooks(['qingpu-2023']);
const clauses = rulebooks[0]!.clauses
  .filter(({ judgement }) => judgement.check !== null)
  .slice(0, 20)
  .map(({ id }) => id);

async function fill(store: ServiceStore): Promise<void> {
  const start = performance.now();
  for (let day = DAYS - 1; day >= 0; day--)
    for (let window = 0; window < WINDOWS; window++)
      await store.commitRun(
        madeUpRun({
          ...{ window, clauses, name: String(day), turn: day, eventCount: EVENTS_A_DAY },
          startedAt: LAST_DAY - day * DAY_MS,
        }),
      );
  console.log(`filled: ${DAYS * WINDOWS} days of windows in ${((performance.now() - start) / 1000).toFixed(0)} s`);
}

const path = process.argv[3];
const folder = path === undefined ? await mkdtemp(join(tmpdir(), 'liyi-bench-')) : undefined;
try {
  const sqlitePath = path ?? join(folder!, 'bench.db');
  const isFilled = existsSync(sqlitePath);
  await using store = await openServiceStore({ sqlitePath });
  if (!isFilled) await fill(store);
  const counted = await store.read((db) =>
    db
      .selectFrom('findings')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow(),
  );
  const machine = `${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}, load ${loadavg()[0]!.toFixed(1)}`;
  console.log(`${counted.count} findings, ${((await stat(sqlitePath)).size / 1e6).toFixed(0)} MB, ${machine}`);
  console.log(QUERY_HEADER);

  const severities = severityLevels(rulebooks);
  const waiting = { verdicts: ['not-met', 'needs-review'], reviews: ['open'] } as const;
  await measureQuery('queue, first page of 50, all windows', async () => {
    const page = await store.read((db) => urgentFindings(db, waiting, severities, { limit: 50 }));
    return page.findings.length;
  });
  await measureQuery('queue, first page of 50, one window', async (i) => {
    const filter = { ...waiting, windows: [`A${String(i + 1).padStart(3, '0')}`] };
    const page = await store.read((db) => urgentFindings(db, filter, severities, { limit: 50 }));
    return page.findings.length;
  });
  const clauseOf = clauseLookup(rulebooks);
  const toDay = hallDay(LAST_DAY + HOUR_MS);
  await measureQuery('scores of a month, 100 windows', async () => {
    const period = { fromDay: addDays(toDay, 1 - MONTH_DAYS), toDay };
    return groupScores(await store.read((db) => tallyVerdicts(db, period)), ['window', 'rulebook'], clauseOf).length;
  });
} finally {
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
}
