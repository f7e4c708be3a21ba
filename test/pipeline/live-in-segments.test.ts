import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { loadRulebooks } from '../../src/config/load-rulebooks.ts';
import { USUAL_CALLING_CLOCKS } from '../../src/core/calling-clock.ts';
import { UNKNOWN_HOURS } from '../../src/core/opening-hours.ts';
import { type JudgedRun, judgeRuns } from '../../src/judge-runs.ts';
import type { AnalysisRun } from '../../src/store/runs/run.ts';
import { openServiceStore, type ServiceStore } from '../../src/store/service-store.ts';
import { SegmentedTimeline } from '../../src/watch/segmented-timeline.ts';
import { STORE_KINDS } from '../store/support/stores.ts';
import { fileOf } from '../support/cut-run.ts';
import { interpretedRun } from '../support/interpreted-run.ts';
import { sameShare, storedTimesAtCounter, timesAtCounter } from '../support/same-judgement.ts';

const CLIPS = ['counter-by-the-book', 'counter-violations'] as const;
const RULEBOOKS = ['changzhou-2019', 'qingpu-2023'];
const SEGMENT_MS = 20_000;
const SHORT_SEGMENT_MS = 7_000;
const TICK_MS = 3500;
/** Of ten pictures a second one in so many is analysed by a machine that is far too slow. */
const SLOW_STEP = 7;
/** Share of verdicts that must stay. */
const SAME_SHARE = 0.99;
const wholes = new Map<string, AnalysisRun>();
beforeAll(async () => {
  for (const clip of CLIPS) wholes.set(clip, await interpretedRun(clip, RULEBOOKS));
});
const EVERYTHING = { window: 'A01', from: 0, to: Number.MAX_SAFE_INTEGER };

/** What is stored of a clip that was watched live, cut at this length whatever happens. */
function segmentsOf(whole: AnalysisRun, { segmentMs = SEGMENT_MS, silentMs = 0 } = {}): AnalysisRun[] {
  const runs: AnalysisRun[] = [];
  const { window, camera, footage, startedAt, picture } = whole;
  const endMs = footage.startMs + footage.durationMs;
  const timeline = new SegmentedTimeline(
    {
      spec: {
        ...{ id: window, window, camera, rulebooks: loadRulebooks(RULEBOOKS) },
        address: { kind: 'network', url: 'rtsp://camera/1' },
      },
      originMs: startedAt! - footage.startMs,
      segments: { usualMs: segmentMs, longestMs: segmentMs },
    },
    {
      ...{ began: () => {}, packed: () => {}, interpreted: () => {} },
      ended: (segment, at) => runs.push(segment.toRun(at, [])),
      internalError: (error) => {
        throw error;
      },
    },
  );
  let tickedMs = footage.startMs;
  for (const reading of whole.readings) {
    timeline.seen(reading.tMs, picture);
    timeline.add(reading);
    if (reading.tMs - tickedMs < TICK_MS) continue;
    tickedMs = reading.tMs;
    timeline.tick(tickedMs, { isLive: true, isIdle: true });
  }
  for (let tMs = endMs + TICK_MS; tMs < endMs + silentMs; tMs += TICK_MS)
    timeline.tick(tMs, { isLive: false, isIdle: true });
  timeline.close(endMs + silentMs, silentMs === 0);
  return runs;
}

describe.each(CLIPS)('%s, watched live in segments', (clip) => {
  async function opened(): Promise<ServiceStore> {
    const store = await openServiceStore(await STORE_KINDS[0]!.place());
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

  test.each([SEGMENT_MS, SHORT_SEGMENT_MS])('of %i ms is judged as the whole clip is', async (segmentMs) => {
    const whole = wholes.get(clip)!;
    const store = await opened();
    const segments = segmentsOf(whole, { segmentMs });
    expect(segments.length).toBeGreaterThan(1);
    for (const segment of segments) await store.commitRun(segment);
    await judge(store);
    const { encounters, findings } = await store.timeline(EVERYTHING);
    expect(storedTimesAtCounter(encounters)).toEqual(timesAtCounter(whole));
    expect(sameShare(whole.findings, findings)).toBeGreaterThanOrEqual(SAME_SHARE);
  });

  test('goes on being judged when the camera fell silent for segments', async () => {
    const store = await opened();
    const segments = segmentsOf(wholes.get(clip)!, { silentMs: 3 * SEGMENT_MS });
    expect(segments.filter(({ readings }) => readings.length === 0).length).toBeGreaterThan(1);
    for (const segment of segments) await store.commitRun(segment);
    const judged = await judge(store);
    expect(new Set(judged.map(({ outcome }) => outcome))).toEqual(new Set(['changed']));
  });

  test('by a machine so slow that whoever is there is found late, says that they were there before', async () => {
    const whole = wholes.get(clip)!;
    const fromMs = whole.encounters[0]!.atCounter.startMs + 1000;
    const slow = fileOf({ ...whole, startedAt: whole.startedAt! }, { fromMs, toMs: Number.POSITIVE_INFINITY }, 'slow');
    const analysed = slow.readings.filter((_, i) => i % SLOW_STEP === 0);
    // Found in the second picture, followed from the third.
    const readings = analysed.map((frame, i) =>
      i < 2 ? { ...frame, people: frame.people.filter(({ role }) => role !== 'citizen') } : frame,
    );
    const store = await opened();
    for (const segment of segmentsOf({ ...slow, readings })) await store.commitRun(segment);
    await judge(store);
    const [first] = (await store.timeline(EVERYTHING)).encounters;
    expect(first).toMatchObject({ beginsInFootage: false });
  });
});
