import { describe, expect, it, onTestFinished } from 'vitest';
import { reevaluationHandler } from '../../src/batch/reevaluation-job.ts';
import { loadRulebooks } from '../../src/config/load-rulebooks.ts';
import type { RulebookSettings } from '../../src/config/rulebook-places.ts';
import { callingClockOf, USUAL_CALLING_CLOCKS } from '../../src/core/calling-clock.ts';
import { reevaluateRun } from '../../src/reevaluate.ts';
import { SYSTEM } from '../../src/store/audit/audit-chain.ts';
import { jobsIn } from '../../src/store/jobs/open-jobs.ts';
import { queueReevaluations } from '../../src/store/jobs/queue-reevaluations.ts';
import { reevaluateAfterQueueEvents } from '../../src/store/queue/late-queue-events.ts';
import { insertQueueEvents, type SentQueueEvent } from '../../src/store/queue/queue-events.ts';
import { recordedQueue } from '../../src/store/queue/queue-record.ts';
import { requestReevaluation } from '../../src/store/runs/reevaluations.ts';
import type { AnalysisRun } from '../../src/store/runs/run.ts';
import { openServiceStore } from '../../src/store/service-store.ts';
import { STORE_KINDS } from '../store/support/stores.ts';
import { interpretedRun } from '../support/interpreted-run.ts';
import { rulebookText } from '../support/rulebook-text.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** Version of the rulebook's file. */
const { version: VERSION } = loadRulebooks(['changzhou-2019'])[0]!;
const CLAUSE = 'conduct-2-stands-farewell';
const AT = Date.parse('2026-11-20T09:00:00+08:00');
const A_DAY = 86_400_000;
const SETTLED_MS = 60_000;

const waiting = (value: number, at = AT): SentQueueEvent => ({
  externalId: `w${at}-${value}`,
  type: 'waiting',
  at,
  value,
});

describe.each(STORE_KINDS)('judging again on $name', ({ place }) => {
  async function opened(callingClocks = USUAL_CALLING_CLOCKS, rulebooks: RulebookSettings = {}) {
    const location = await place();
    const clock = { now: AT + A_DAY };
    const store = await openServiceStore(location, () => clock.now);
    const jobs = await jobsIn(store.database, location);
    onTestFinished(async () => {
      await jobs[Symbol.asyncDispose]();
      await store[Symbol.asyncDispose]();
    });
    const base = await interpretedRun('counter-violations', ['changzhou-2019']);
    const handler = reevaluationHandler(store.database, { callingClocks, rulebooks }, () => clock.now);
    const verdict = async () => {
      const { findings } = await store.findings({ clause: CLAUSE }, { limit: 9 });
      return findings.map((finding) => `${finding.verdict}: ${finding.reason}`);
    };
    return {
      ...{ store, clock, base, verdict },
      commit: (more: Partial<AnalysisRun> = {}) => store.commitRun({ ...base, ...more }),
      /** As the service does when the calling system tells. */
      tell: (...events: SentQueueEvent[]) =>
        store.change(SYSTEM, async ({ writing, now, note }) => {
          note({ action: 'queue.receive', subject: 'window:1' });
          const { id } = await writing.selectFrom('windows').select('id').executeTakeFirstOrThrow();
          const times = events.map(({ at }) => at);
          if ((await insertQueueEvents(writing, id, events, now)) === 0) return;
          const told = { from: Math.min(...times), to: Math.max(...times) };
          await reevaluateAfterQueueEvents(writing, id, told, { actor: 'key:1', now });
        }),
      publishedSince: (from: number, rulebook = 'changzhou-2019') =>
        store.keep((writing) =>
          requestReevaluation(writing, { cause: 'thresholds', rulebook, version: '2.1', from }, 'account:1', clock.now),
        ),
      /** What workers do; gives the results of the jobs. */
      async work(signal = new AbortController().signal) {
        await queueReevaluations(jobs.queue, store.database.db, clock.now);
        const results = [];
        for (;;) {
          const claim = await jobs.queue.claim('reevaluate');
          if (claim === undefined) return results;
          const result = await handler(claim, signal);
          await jobs.queue.complete(claim, result);
          results.push(result);
        }
      },
    };
  }

  const DONE = { runs: 1, judged: 1, changed: 1, unmeasured: 0 };

  it('what the calling system tells late changes the verdict, once', async () => {
    const { commit, tell, work, verdict, clock, store } = await opened();
    await commit();
    expect(await verdict()).toEqual(['needs-review: no-queue-data']);
    await tell(waiting(2));
    expect(await work()).toEqual([]);
    clock.now += SETTLED_MS;
    expect(await work()).toEqual([DONE]);
    expect(await verdict()).toEqual(['not-applicable: exception-applies']);
    await tell(waiting(2));
    clock.now += SETTLED_MS;
    expect(await work()).toEqual([]);
    expect((await store.runs({ includeSuperseded: true })).map(({ status }) => status)).toEqual([
      'superseded',
      'current',
    ]);
  });

  it('what is told bit by bit is judged together; what is told after that, again', async () => {
    const { commit, tell, work, verdict, clock } = await opened();
    await commit();
    await tell(waiting(2));
    await tell(waiting(3, AT + 5_000));
    clock.now += SETTLED_MS;
    expect(await work()).toEqual([DONE]);
    await tell(waiting(0, AT - 1000), waiting(0, AT + 1), waiting(0, AT + 6_000));
    clock.now += SETTLED_MS;
    expect(await work()).toEqual([DONE]);
    // The count of two reaches five seconds beyond its end, and speaks for the clerk no longer.
    expect(await verdict()).toEqual(['not-met: not-observed']);
  });

  it.each([
    ['another time', (at: number) => at - A_DAY],
    ['a time long after', (at: number) => at + A_DAY],
  ])('what is told of %s changes nothing that is stored', async (_, of) => {
    const { commit, tell, work, clock } = await opened();
    await commit();
    await tell(waiting(2, of(AT)));
    clock.now += SETTLED_MS;
    expect(await work()).toEqual([]);
  });

  it('a run stored after the calling system told, and judged without it, is judged again', async () => {
    const { commit, tell, work, verdict, base, clock } = await opened();
    await commit({ footage: { ...base.footage, sha256: '1'.repeat(64) }, startedAt: AT - A_DAY });
    await tell(waiting(2));
    await commit();
    clock.now += SETTLED_MS;
    expect(await work()).toEqual([DONE]);
    expect((await verdict()).toSorted()).toEqual(['needs-review: no-queue-data', 'not-applicable: exception-applies']);
  });

  it('a run judged with the calling system is not', async () => {
    const { commit, tell, work, store, base, clock } = await opened();
    await commit({ footage: { ...base.footage, sha256: '1'.repeat(64) }, startedAt: AT - A_DAY });
    await tell(waiting(2));
    const queue = await store.read((db) => recordedQueue(db, base, callingClockOf(USUAL_CALLING_CLOCKS, 'default')));
    await commit(reevaluateRun(base, loadRulebooks(['changzhou-2019']), queue));
    clock.now += SETTLED_MS;
    expect(await work()).toEqual([]);
  });

  it('clocks that lie apart are put together', async () => {
    const clocks = { usual: { aheadMs: 7_200_000, toleranceMs: 1_000 }, ofHalls: {} };
    const { commit, work, verdict, publishedSince, store } = await opened(clocks);
    await commit();
    await store.keep((writing) => insertQueueEvents(writing, 1, [waiting(2, AT + 7_200_000)], AT));
    await publishedSince(AT - 1);
    expect(await work()).toEqual([DONE]);
    expect(await verdict()).toEqual(['not-applicable: exception-applies']);
  });

  it('published thresholds apply to what was recorded since, by that rulebook, with measurements', async () => {
    const { commit, work, base, publishedSince, store } = await opened();
    const former = { ...base.engine, settings: { ...base.engine.settings, rulebooks: { 'changzhou-2019': '1' } } };
    const recording = (sha256: string, startedAt: number, more: Partial<AnalysisRun> = {}) =>
      commit({ engine: former, footage: { ...base.footage, sha256: sha256.repeat(64) }, startedAt, ...more });
    await recording('1', AT - 10 * A_DAY);
    const { runId: first } = await recording('2', AT);
    await recording('3', AT + A_DAY, { readings: [] });
    await recording('4', AT, { engine: { ...former, settings: { rulebooks: { 'qingpu-2023': '1' } } } });
    await publishedSince(AT - A_DAY);
    expect(await work()).toEqual([{ runs: 2, judged: 2, changed: 1, unmeasured: 1 }]);
    const [run] = await store.runs({ sha256: '2'.repeat(64) });
    expect(run).toMatchObject({
      reevaluates: first,
      engine: { settings: { rulebooks: { 'changzhou-2019': VERSION } } },
    });
    await publishedSince(AT - A_DAY);
    expect(await work()).toEqual([{ runs: 2, judged: 2, changed: 0, unmeasured: 1 }]);
  });

  it('a rulebook of the settings’ folders judges again as one of the program does', async () => {
    using folder = temporaryFolder();
    const paths = [folder.file('city-2026.yaml', rulebookText('city-2026'))];
    const { commit, work, base, publishedSince, store } = await opened(USUAL_CALLING_CLOCKS, { paths });
    await commit({
      engine: { ...base.engine, settings: { ...base.engine.settings, rulebooks: { 'city-2026': '0' } } },
    });
    await publishedSince(AT - A_DAY, 'city-2026');
    expect(await work()).toEqual([DONE]);
    const [run] = await store.runs({});
    expect(run!.engine.settings).toMatchObject({ rulebooks: { 'city-2026': '1' } });
  });

  it('broken off, it goes on where it was', async () => {
    const { commit, work, base, publishedSince, store } = await opened();
    const former = { ...base.engine, settings: { ...base.engine.settings, rulebooks: { 'changzhou-2019': '1' } } };
    for (const sha256 of ['1', '2', '3'])
      await commit({ engine: former, footage: { ...base.footage, sha256: sha256.repeat(64) } });
    const id = await publishedSince(AT - 1);
    const stop = new AbortController();
    const handler = reevaluationHandler(store.database, { callingClocks: USUAL_CALLING_CLOCKS });
    const claim = { id: 'x', kind: 'reevaluate', payload: { reevaluation: id }, attempt: 1 } as const;
    const broken = handler(claim, stop.signal);
    await expect.poll(async () => (await store.runs({ includeSuperseded: true })).length, { interval: 1 }).toBe(4);
    stop.abort(new Error('killed'));
    await expect(broken).rejects.toThrow('killed');
    expect(await work()).toEqual([{ runs: 3, judged: 3, changed: 3, unmeasured: 0 }]);
    expect(await handler(claim, new AbortController().signal)).toEqual({
      runs: 0,
      judged: 0,
      changed: 0,
      unmeasured: 0,
    });
  });
});
