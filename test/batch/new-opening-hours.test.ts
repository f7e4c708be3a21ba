import { describe, expect, it, onTestFinished } from 'vitest';
import { requestNewHours } from '../../src/batch/new-opening-hours.ts';
import { reevaluationHandler } from '../../src/batch/reevaluation-job.ts';
import { HOUR_MS } from '../../src/contract/durations.ts';
import { USUAL_CALLING_CLOCKS } from '../../src/core/calling-clock.ts';
import { type HallHours, UNKNOWN_HOURS } from '../../src/core/opening-hours.ts';
import { jobsIn } from '../../src/store/jobs/open-jobs.ts';
import { queueReevaluations } from '../../src/store/jobs/queue-reevaluations.ts';
import { openServiceStore } from '../../src/store/service-store.ts';
import { STORE_KINDS } from '../store/support/stores.ts';
import { interpretedRun } from '../support/interpreted-run.ts';

const NOW = Date.parse('2026-11-21T09:00:00+08:00');
const openFrom = (hour: number, to: number): HallHours => ({
  usual: {
    shifts: [{ startMs: hour * HOUR_MS, endMs: to * HOUR_MS }],
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    ...{ holidays: 'none', open: [], closed: [] },
  },
  ofHalls: {},
});

describe.each(STORE_KINDS)('other opening hours, in $name', ({ place }) => {
  async function opened() {
    const location = await place();
    const store = await openServiceStore(location, () => NOW);
    const jobs = await jobsIn(store.database, location);
    onTestFinished(async () => {
      await jobs[Symbol.asyncDispose]();
      await store[Symbol.asyncDispose]();
    });
    const base = await interpretedRun('counter-violations', ['changzhou-2019']);
    const judgeBy = async (openingHours: HallHours) => {
      const asked = await requestNewHours(store.database, openingHours, NOW);
      await queueReevaluations(jobs.queue, store.database.db, NOW);
      const judge = reevaluationHandler(store.database, { callingClocks: USUAL_CALLING_CLOCKS, openingHours });
      const claim = await jobs.queue.claim('reevaluate');
      if (claim !== undefined) await jobs.queue.complete(claim, await judge(claim, new AbortController().signal));
      return asked;
    };
    const hours = async () => (await store.runs()).map(({ engine }) => engine.settings.onDuty);
    return { store, base, judgeBy, hours };
  }

  it('have what was judged by former ones judged again, once', async () => {
    const { store, base, judgeBy, hours } = await opened();
    await store.commitRun(base);
    const { findings } = await store.findings({}, { limit: 500 });
    expect(await judgeBy(UNKNOWN_HOURS)).toBe(0);
    expect(await judgeBy(openFrom(0, 24))).toBe(1);
    expect(await hours()).toEqual(['00:00-24:00']);
    expect(await judgeBy(openFrom(0, 24))).toBe(0);
    // Closed at the time of the recording: nothing is judged.
    expect(await judgeBy(openFrom(22, 23))).toBe(1);
    expect(await hours()).toEqual(['22:00-23:00']);
    expect((await store.findings({}, { limit: 500 })).findings.length).toBeLessThan(findings.length);
  });

  it('ask for nothing where the measurements are deleted, or nobody knows when a recording began', async () => {
    const { store, base, judgeBy } = await opened();
    await store.commitRun({ ...base, readings: [] });
    const { startedAt: _, ...undated } = base;
    await store.commitRun({ ...undated, footage: { ...base.footage, sha256: '9'.repeat(64) } });
    expect(await judgeBy(openFrom(0, 24))).toBe(0);
  });
});
