import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { loadRulebooks } from '../../src/config/load-rulebooks.ts';
import { USUAL_CALLING_CLOCKS } from '../../src/core/calling-clock.ts';
import { UNKNOWN_HOURS } from '../../src/core/opening-hours.ts';
import { type JudgedRun, judgeRuns } from '../../src/judge-runs.ts';
import type { AnalysisRun } from '../../src/store/runs/run.ts';
import { openServiceStore, type ServiceStore } from '../../src/store/service-store.ts';
import { STORE_KINDS } from '../store/support/stores.ts';
import { type Cut, cutRun, seeded } from '../support/cut-run.ts';
import { interpretedRun } from '../support/interpreted-run.ts';
import { sameShare, storedTimesAtCounter, timesAtCounter } from '../support/same-judgement.ts';

const CLIPS = ['counter-by-the-book', 'counter-violations'] as const;
const RULEBOOKS = ['changzhou-2019', 'qingpu-2023'];
/** Share of verdicts that must stay. */
const SAME_SHARE = 0.99;
const EVERYTHING = { window: 'A01', from: 0, to: Number.MAX_SAFE_INTEGER };

type Dated = AnalysisRun & { readonly startedAt: number };
const wholes = new Map<string, Dated>();
beforeAll(async () => {
  for (const clip of CLIPS) wholes.set(clip, (await interpretedRun(clip, RULEBOOKS)) as Dated);
});

const CUTS: readonly Cut[] = [
  { files: 2, seed: 1 },
  { files: 3, seed: 2 },
  { files: 7, seed: 3 },
  { files: 3, seed: 4, overlapMs: 2000 },
  { files: 7, seed: 5, overlapMs: 2000 },
];

describe.each(STORE_KINDS)('a recording in several files, in $name', ({ place }) => {
  async function opened(): Promise<ServiceStore> {
    const store = await openServiceStore(await place());
    onTestFinished(() => store[Symbol.asyncDispose]());
    return store;
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

  describe.each(CLIPS)('%s', (clip) => {
    test.each(CUTS)('$files files with $overlapMs ms in common, in any order, are judged as the whole', async (cut) => {
      const whole = wholes.get(clip)!;
      for (const order of ['in order', 'out of order'] as const) {
        const store = await opened();
        const files = cutRun(whole, cut);
        const random = seeded(cut.seed);
        const sent = order === 'in order' ? files : files.toSorted(() => random() - 0.5);
        // Judged after every file, as if each came late.
        for (const file of sent) {
          await store.commitRun(file);
          await judge(store);
        }
        const { encounters, findings } = await store.timeline(EVERYTHING);
        expect(storedTimesAtCounter(encounters)).toEqual(timesAtCounter(whole));
        expect(sameShare(whole.findings, findings)).toBeGreaterThanOrEqual(SAME_SHARE);
      }
    });
  });

  test('judged again without a change, nothing is stored', async () => {
    const store = await opened();
    for (const file of cutRun(wholes.get('counter-violations')!, CUTS[1]!)) await store.commitRun(file);
    expect((await judge(store)).map(({ outcome }) => outcome)).toEqual(['changed', 'changed', 'changed']);
    const before = await store.runs({ includeSuperseded: true });
    expect((await judge(store)).map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged', 'unchanged']);
    expect(await store.runs({ includeSuperseded: true })).toEqual(before);
  });

  test('another video stream is another camera, and judged by itself', async () => {
    const store = await opened();
    const [first, second] = cutRun(wholes.get('counter-violations')!, CUTS[0]!);
    await store.commitRun(first!);
    await store.commitRun({ ...second!, footage: { ...second!.footage, stream: 1 } });
    expect((await judge(store)).map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged']);
  });

  test('everything is in the recording in which it begins, under ids of its own tracks', async () => {
    const store = await opened();
    for (const file of cutRun(wholes.get('counter-by-the-book')!, CUTS[1]!)) await store.commitRun(file);
    await judge(store);
    for (const { id, footage } of await store.runs()) {
      const run = await store.run(id);
      const people = new Set(run.readings.flatMap((frame) => frame.people.map(({ trackId }) => trackId)));
      for (const event of run.events) {
        expect(event.startMs).toBeGreaterThanOrEqual(0);
        expect(event.startMs).toBeLessThanOrEqual(footage.durationMs + 200);
        expect(people).toContain(event.person);
      }
    }
  });
});
