import { describe, expect, it } from 'vitest';
import type { Blindness, CounterEvent } from '../../../src/events/event.ts';
import type { Finding } from '../../../src/rulebooks/finding.ts';
import { openDatabase } from '../../../src/store/database/open-database.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { packReadings } from '../../../src/store/readings/reading-blocks.ts';
import { ReadingPacker } from '../../../src/store/readings/reading-packer.ts';
import type { FootageRecord } from '../../../src/store/recordings/recordings.ts';
import type { AnalysisRun } from '../../../src/store/runs/run.ts';
import type { TimelineStore } from '../../../src/store/store.ts';
import { engine, event, finding, NINE_O_CLOCK, readings, run } from '../support/runs.ts';
import { STORE_KINDS } from '../support/stores.ts';

const otherSettings = engine({ settings: { sampleFps: 10 } });
const partly: AnalysisRun['completeness'] = {
  complete: false,
  covered: [{ startMs: 0, endMs: 30_000 }],
  problem: 'the middle is damaged',
};

const statuses = async (store: TimelineStore) =>
  (await store.runs({ includeSuperseded: true })).map(({ id, status, supersededBy }) => ({ id, status, supersededBy }));

describe.each(STORE_KINDS)('runs in $name', ({ place }) => {
  it('come back as they were committed', async () => {
    await using store = await openStore(await place());
    const committed = run({
      completeness: partly,
      events: [
        event({ type: 'bow', peakMs: 1234.5, value: 28.4, unit: 'deg', uncertainty: 2.1, gradeDeg: 30 }),
        event({ startMs: 1000 / 3 }),
      ],
      findings: [
        finding({
          value: { value: 28.4, unit: 'deg', uncertainty: 2.1 },
          threshold: { value: 30, unit: 'deg' },
          verdict: 'needs-review',
          reason: 'near-threshold',
        }),
        (({ encounter: _, ...shift }) => shift)(
          finding({ clause: 'absent-from-post', verdict: 'not-assessable', reason: 'no-check-yet' }),
        ),
      ],
    });
    const { runId } = await store.commitRun(committed);

    const { readings: stored, ...found } = await store.run(runId);
    const { readings: given, ...expected } = committed;
    expect(found).toMatchObject({ ...expected, hall: 'default', status: 'current' });
    expect(found.events[1]).toEqual({
      ...event({ startMs: 1000 / 3 }),
      id: found.events[1]!.id,
      runId,
      startAt: NINE_O_CLOCK + 333,
      endAt: NINE_O_CLOCK + 5000,
    });
    expect(found.findings[1]).not.toHaveProperty('encounter');
    expect(stored.map((r) => r.tMs)).toEqual(given.map((r) => r.tMs));
  });

  it('keep every property there is', async () => {
    await using store = await openStore(await place());
    const [startMs, endMs] = [1000, 2000];
    const someone = { person: 'clerk-1', role: 'clerk' } as const;
    const everyEvent: Required<CounterEvent> = {
      ...event({ type: 'bow', startMs, endMs, confidence: 0.75 }),
      ...someone,
      post: 'left',
      variant: 'sunk',
      peakMs: 1234.5,
      value: 28.4,
      unit: 'deg',
      uncertainty: 2.1,
      gradeDeg: 30,
    };
    const everyBlindness: Required<Blindness> = { quantity: 'hands', reason: 'occluded', startMs, endMs, ...someone };
    const everyFinding: Required<Finding> = {
      ...finding(),
      encounter: 'e1',
      post: 'left',
      value: { value: 1.5, unit: 'count', uncertainty: 0.5 },
      threshold: { value: 2, unit: 'count', uncertainty: 0.25 },
      episodes: { watchedMs: 60_000, seen: [{ startMs, endMs, person: 'clerk-1', confidence: 0.75 }] },
      sameActAs: '3.2.2-stands-arrival',
    };
    const everyFootage: Required<FootageRecord> = { ...run().footage, fps: 24.975, startMs: 12.5, stream: 1 };
    const committed: Required<AnalysisRun> = {
      ...run(),
      hall: '东城',
      startedAt: NINE_O_CLOCK,
      clockOffset: { offsetMs: -2400, source: 'estimated' },
      footage: everyFootage,
      decoding: {
        gaps: [{ startMs: 20_000, endMs: 30_000.5 }],
        ...{ picturesLeftOut: 3, damaged: 1, statedFps: 12.5 },
        timeMap: { pieces: [{ startMs: 12.5, offsetMs: -4, bytes: { start: 0, end: 188 } }], endMs: 60_000 },
      },
      events: [everyEvent],
      blindness: [everyBlindness],
      findings: [everyFinding],
    };
    const { runId } = await store.commitRun(committed);
    const stored: AnalysisRun = await store.run(runId);
    const { readings: _, ...expected } = committed;
    expect(stored).toMatchObject(expected);
  });

  it('are there when the store is opened again', async () => {
    const location = await place();
    {
      await using store = await openStore(location);
      await store.commitRun(run());
    }
    await using store = await openStore(location);
    expect((await store.run((await store.runs())[0]!.id)).events).toHaveLength(1);
  });

  it('know where they lie in absolute time when the footage begins at an offset', async () => {
    await using store = await openStore(await place());
    const footage = { ...run().footage, startMs: 900 };
    const { runId } = await store.commitRun(run({ footage, events: [event({ startMs: 1000, endMs: 1500.4 })] }));
    expect((await store.run(runId)).events[0]).toMatchObject({
      startAt: NINE_O_CLOCK + 100,
      endAt: NINE_O_CLOCK + 600,
    });
  });

  it.each<{ what: string; again: Partial<AnalysisRun> }>([
    { what: 'everything equal', again: {} },
    {
      what: 'settings in another order',
      again: { engine: engine({ settings: { rulebooks: ['qingpu-2023@1'], sampleFps: 5 } }) },
    },
    { what: 'another file name', again: { footage: { ...run().footage, name: 'copy.mp4' } } },
    { what: 'less of the footage covered', again: { completeness: partly } },
  ])('are not stored twice with $what', async ({ again }) => {
    await using store = await openStore(await place());
    const first = await store.commitRun(run());
    expect(first).toEqual({ outcome: 'created', runId: first.runId });
    expect(await store.commitRun(run({ ...again, events: [] }))).toEqual({ outcome: 'exists', runId: first.runId });
    expect(await statuses(store)).toHaveLength(1);
    expect((await store.run(first.runId)).events).toHaveLength(1);
  });

  it('are not stored twice when the start is left out the second time', async () => {
    await using store = await openStore(await place());
    const { runId } = await store.commitRun(run());
    const { startedAt: _, ...undated } = run();
    expect(await store.commitRun(undated)).toEqual({ outcome: 'exists', runId });
  });

  it.each<{ what: string; again: Partial<AnalysisRun> }>([
    { what: 'other settings', again: { engine: otherSettings } },
    { what: 'another version', again: { engine: engine({ version: '0.2.0' }) } },
    { what: 'another model', again: { engine: engine({ models: [{ id: 'pose-full', sha256: 'ff'.repeat(32) }] }) } },
    { what: 'another camera geometry', again: { camera: { view: 'side', zones: {} } } },
    { what: 'another start', again: { startedAt: NINE_O_CLOCK + 60_000 } },
  ])('supersede the former run with $what, and keep it', async ({ again }) => {
    await using store = await openStore(await place());
    const { runId: formerId } = await store.commitRun(run());
    const outcome = await store.commitRun(run({ ...again, events: [] }));
    expect(outcome).toEqual({ outcome: 'created', runId: outcome.runId, supersedes: formerId });
    expect(await store.runs()).toMatchObject([{ id: outcome.runId, status: 'current' }]);
    expect(await store.run(formerId)).toMatchObject({ status: 'superseded', supersededBy: outcome.runId });
    expect((await store.run(formerId)).events).toHaveLength(1);
  });

  it('are of one video stream: another one of the file is judged beside it, and both are current', async () => {
    await using store = await openStore(await place());
    const { runId: first } = await store.commitRun(run());
    const ofStream = (stream: number) => ({ ...run().footage, stream, width: 704, height: 576, durationMs: 50_000 });
    const second = await store.commitRun(run({ footage: ofStream(1), events: [] }));
    expect(second).toEqual({ outcome: 'created', runId: second.runId });
    expect(await statuses(store)).toMatchObject([
      { id: first, status: 'current' },
      { id: second.runId, status: 'current' },
    ]);
    const runs = [await store.run(first), await store.run(second.runId)];
    expect(runs.map(({ footage }) => footage)).toEqual([run().footage, ofStream(1)]);
    expect(await store.commitRun(run({ footage: ofStream(1) }))).toMatchObject({ outcome: 'exists' });
    const again = await store.commitRun(run({ footage: ofStream(1), engine: otherSettings }));
    expect(again).toMatchObject({ outcome: 'created', supersedes: second.runId });
    expect(await store.runs({ stream: 1 })).toMatchObject([{ id: again.runId }]);
  });

  it('go by their own facts of a recording, not by those of who stored it first', async () => {
    await using store = await openStore(await place());
    await store.commitRun(run());
    const footage = { ...run().footage, startMs: -1_400, durationMs: 61_300 };
    const { runId } = await store.commitRun(run({ footage, engine: otherSettings }));
    expect((await store.run(runId)).footage).toEqual(footage);
  });

  it('are stored again where it was not kept how they were decoded', async () => {
    await using store = await openStore(await place());
    const { runId: former } = await store.commitRun(run());
    const decoding = { gaps: [], picturesLeftOut: 0, damaged: 0, timeMap: { pieces: [{ startMs: 0, offsetMs: 0 }] } };
    const again = await store.commitRun(run({ decoding }));
    expect(again).toMatchObject({ outcome: 'created', supersedes: former });
    expect(await store.commitRun(run({ decoding }))).toEqual({ outcome: 'exists', runId: again.runId });
  });

  it('become current again when a former analysis is repeated', async () => {
    await using store = await openStore(await place());
    const { runId: first } = await store.commitRun(run());
    const { runId: second } = await store.commitRun(run({ engine: otherSettings }));
    expect(await store.commitRun(run())).toEqual({ outcome: 'reinstated', runId: first, supersedes: second });
    expect(await statuses(store)).toEqual([
      { id: first, status: 'current', supersededBy: undefined },
      { id: second, status: 'superseded', supersededBy: first },
    ]);
  });

  it('give way when the same analysis covers more of the footage', async () => {
    await using store = await openStore(await place());
    const { runId: partial } = await store.commitRun(run({ completeness: partly }));
    expect(await store.commitRun(run({ completeness: partly }))).toEqual({ outcome: 'exists', runId: partial });
    expect(await store.commitRun(run())).toMatchObject({ outcome: 'created', supersedes: partial });
    expect((await store.run(partial)).completeness).toEqual(partly);
  });

  it('of one recording at two windows are both current, and so are windows of one name in two halls', async () => {
    await using store = await openStore(await place());
    await store.commitRun(run());
    await store.commitRun(run({ window: 'A02' }));
    await store.commitRun(run({ hall: '西城' }));
    expect(await store.runs()).toHaveLength(3);
    expect(await store.windows()).toMatchObject([
      { hall: 'default', window: 'A01' },
      { hall: 'default', window: 'A02' },
      { hall: '西城', window: 'A01' },
    ]);
    expect(await store.windows('西城')).toHaveLength(1);
    expect(await store.runs({ window: 'A01' })).toHaveLength(1);
  });

  it('are stored whole or not at all', async () => {
    await using store = await openStore(await place());
    const { runId } = await store.commitRun(run());
    const broken = run({ engine: otherSettings, findings: [finding({ encounter: 'e9' })] });
    await expect(store.commitRun(broken)).rejects.toMatchObject({ code: 'LIYI_STORE_WRITE' });
    expect(await statuses(store)).toEqual([{ id: runId, status: 'current', supersededBy: undefined }]);
    const { counts } = (await store.summary({ fromDay: '2026-11-20', toDay: '2026-11-20' }))[0]!;
    expect(counts.met).toBe(1);
  });
});

describe.each(STORE_KINDS)('a reevaluation in $name', ({ place }) => {
  const reevaluated = { people: [], events: [event({ type: 'seated' })], blindness: [], encounters: [], findings: [] };

  it('is a new run on the same readings', async () => {
    await using store = await openStore(await place());
    const { runId } = await store.commitRun(run({ readings: readings({ frames: 400 }) }));
    const outcome = await store.commitReevaluation(runId, reevaluated, otherSettings);
    expect(outcome).toMatchObject({ outcome: 'created', supersedes: runId });
    const after = await store.run(outcome.runId);
    expect(after).toMatchObject({ reevaluates: runId, startedAt: NINE_O_CLOCK, engine: otherSettings });
    expect(after.events).toMatchObject([{ type: 'seated' }]);
    expect(after.readings).toEqual(await store.readings(runId));
    expect(after.readings).toHaveLength(400);
  });

  it('by the same engine record is the run itself', async () => {
    await using store = await openStore(await place());
    const { runId } = await store.commitRun(run());
    expect(await store.commitReevaluation(runId, reevaluated, engine())).toEqual({ outcome: 'exists', runId });
  });

  it('of a run that is not there is refused', async () => {
    await using store = await openStore(await place());
    await expect(store.commitReevaluation(7, reevaluated, engine())).rejects.toMatchObject({
      code: 'LIYI_NOT_IN_STORE',
    });
  });
});

describe.each(STORE_KINDS)('readings in $name', ({ place }) => {
  it.each([
    { interval: { startMs: 29_800, endMs: 30_200 }, times: [29_800, 30_000, 30_200] },
    { interval: { startMs: 59_801, endMs: 90_000 }, times: [60_000] },
    { interval: { startMs: 60_001, endMs: 90_000 }, times: [] },
  ])('of $interval are $times', async ({ interval, times }) => {
    await using store = await openStore(await place());
    const { runId } = await store.commitRun(run({ readings: readings({ frames: 301 }) }));
    expect((await store.readings(runId, interval)).map((r) => r.tMs)).toEqual(times);
  });

  it('that are in other pixels than their set says are refused', async () => {
    const location = await place();
    await using store = await openStore(location);
    const { runId } = await store.commitRun(run());
    const { db } = await openDatabase(location);
    await db.updateTable('reading_sets').set({ picture_width: 1920, picture_height: 1080 }).execute();
    await db.destroy();
    await expect(store.readings(runId)).rejects.toMatchObject({
      code: 'LIYI_STORE_READ',
      message: expect.stringMatching(/1280 × 720.*1920 × 1080/),
    });
  });

  it('may be packed already, as they came', async () => {
    await using store = await openStore(await place());
    const committed = run({ readings: readings({ frames: 650 }) });
    const packer = new ReadingPacker(committed.picture);
    const complete = committed.readings.flatMap((reading) => packer.add(reading) ?? []);
    const blocks = [...complete, ...[packer.finish()].flatMap((block) => block ?? [])];
    const packed = await packReadings(committed.readings, committed.picture);
    expect(blocks.map(({ data: _, ...block }) => block)).toEqual(packed.map(({ data: _, ...block }) => block));
    expect(packer.finish()).toBeUndefined();
    const { runId } = await store.commitRun({ ...committed, readings: { blocks } });
    const { runId: other } = await store.commitRun({ ...committed, window: 'A02' });
    expect(await store.readings(runId)).toEqual(await store.readings(other));
  });

  it('are stored once for all windows in the picture', async () => {
    await using store = await openStore(await place());
    const { readings: seen, ...found } = run({ readings: readings({ frames: 20 }) });
    const { runId } = await store.commitRun({ ...found, readings: seen });
    const { runId: other } = await store.commitRun({ ...found, window: 'A02', readings: { sameAs: runId } });
    expect(await store.readings(other)).toEqual(await store.readings(runId));
    expect(await store.readingBlocks(other)).toEqual(await store.readingBlocks(runId));
    expect((await store.run(other)).reevaluates).toBeUndefined();
  });

  it('may be none', async () => {
    await using store = await openStore(await place());
    const { runId } = await store.commitRun(run({ readings: [] }));
    expect(await store.readings(runId)).toEqual([]);
  });
});
