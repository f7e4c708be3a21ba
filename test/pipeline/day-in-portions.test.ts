import { expect, onTestFinished, test } from 'vitest';
import { loadRulebooks } from '../../src/config/load-rulebooks.ts';
import { MINUTE_MS } from '../../src/contract/durations.ts';
import { USUAL_CALLING_CLOCKS } from '../../src/core/calling-clock.ts';
import { UNKNOWN_HOURS } from '../../src/core/opening-hours.ts';
import { interpret } from '../../src/interpret.ts';
import { type JudgedRun, judgeRuns } from '../../src/judge-runs.ts';
import { openServiceStore, type ServiceStore } from '../../src/store/service-store.ts';
import { STORE_KINDS } from '../store/support/stores.ts';
import { fileOf } from '../support/cut-run.ts';
import { dayOfReadings } from '../support/day-of-readings.ts';
import { interpretedRun } from '../support/interpreted-run.ts';
import { sameShare, storedTimesAtCounter, timesAtCounter } from '../support/same-judgement.ts';

const RULEBOOKS = ['qingpu-2023'];
const LENGTH_MS = 80 * MINUTE_MS;
const FILE_MS = 10 * MINUTE_MS;
const TURNS = { turns: 8, turnMs: LENGTH_MS / 8 };
/** Share of verdicts that must stay. */
const SAME_SHARE = 0.99;
const EVERYTHING = { window: 'A01', from: 0, to: Number.MAX_SAFE_INTEGER };

/** Eighty minutes in eight files; an encounter lies in each of the first ten minutes of a turn, files begin elsewhere. */
async function eightyMinutes() {
  const clip = await interpretedRun('counter-violations', RULEBOOKS);
  const whole = {
    ...clip,
    startedAt: clip.startedAt! + 4 * MINUTE_MS,
    footage: { ...clip.footage, startMs: 0, durationMs: LENGTH_MS },
    readings: dayOfReadings(clip, TURNS),
  };
  const files = Array.from({ length: LENGTH_MS / FILE_MS }, (_, i) =>
    fileOf(whole, { fromMs: i * FILE_MS, toMs: (i + 1) * FILE_MS }, String(i)),
  );
  return { whole, files };
}

async function judge(store: ServiceStore): Promise<JudgedRun[]> {
  const judged: JudgedRun[] = [];
  const judging = {
    ...{ db: store.database.db, store, callingClocks: USUAL_CALLING_CLOCKS, openingHours: UNKNOWN_HOURS },
    rulebooksOf: async () => loadRulebooks(RULEBOOKS),
  };
  for await (const runs of judgeRuns(await store.runs(), judging)) judged.push(...runs);
  return judged;
}

test.each(STORE_KINDS)(
  'a day is judged in portions as in one piece; a late file changes what it touches ($name)',
  async ({ place }) => {
    const store = await openServiceStore(await place());
    onTestFinished(() => store[Symbol.asyncDispose]());
    const { whole, files } = await eightyMinutes();
    const LATE = 5;
    for (const file of files.toSpliced(LATE, 1)) await store.commitRun(file);
    await judge(store);
    await store.commitRun(files[LATE]!);
    const portionsBefore = await portionIds(store);
    const judged = await judge(store);
    const outcomes = judged.map(({ outcome }) => outcome);
    expect(outcomes[LATE]).toBe('changed');
    // Its neighbours may change, and so does what holds findings of the whole shift.
    expect(outcomes.filter((outcome) => outcome === 'unchanged').length).toBeGreaterThanOrEqual(2);

    const portionsAfter = await portionIds(store);
    expect(portionsAfter.length).toBeGreaterThan(3);
    expect(portionsAfter.filter((id) => portionsBefore.includes(id)).length).toBeGreaterThanOrEqual(2);
    expect((await judge(store)).every(({ outcome }) => outcome === 'unchanged')).toBe(true);

    const { readings, camera, picture, footage } = whole;
    const { timeline } = interpret({
      ...{ readings, camera, picture, gaps: [], rulebooks: loadRulebooks(RULEBOOKS), recordedOn: '2026-11-20' },
      footage: { startMs: 0, endMs: footage.durationMs },
    });
    const { encounters, findings } = await store.timeline(EVERYTHING);
    expect(storedTimesAtCounter(encounters)).toEqual(timesAtCounter({ ...whole, ...timeline }));
    expect(sameShare(timeline.findings, findings)).toBeGreaterThanOrEqual(SAME_SHARE);
  },
);

const portionIds = async ({ database: { db } }: ServiceStore): Promise<readonly number[]> =>
  (await db.selectFrom('portions').select('id').execute()).map(({ id }) => id);
