import { expect, it } from 'vitest';
import { loadRulebooks } from '../../src/config/load-rulebooks.ts';
import type { FeedUpdate } from '../../src/watch/event-feed.ts';
import type { LiveSegment } from '../../src/watch/live-segment.ts';
import { SegmentedTimeline } from '../../src/watch/segmented-timeline.ts';
import { body } from '../support/body/body.ts';
import { BUILDS } from '../support/body/build.ts';
import { poseOf } from '../support/body/pose-of.ts';
import { CAMERAS, cameraCalled, HD } from '../support/cameras.ts';
import { frameReading, personReading } from '../support/readings.ts';

const spec = {
  id: 'A01',
  window: 'A01',
  address: { kind: 'network', url: 'rtsp://u:secret@camera/1' },
  camera: CAMERAS.front!,
  rulebooks: loadRulebooks(['qingpu-2023']),
} as const;
const SIZE = { width: 160, height: 120 };
const NOON = Date.parse('2026-11-20T12:00:00+08:00');
const quality = { meanLuma: 100, contrast: 30, sharpness: 5 };

const { seatedHipsM, standingHipsM } = BUILDS['average woman'];
const clerkAt = (tMs: number, hipHeightM: number = seatedHipsM) =>
  frameReading(tMs, personReading(poseOf(cameraCalled('front'), body({ hipHeightM }))));

const ignored = { began: () => {}, packed: () => {}, interpreted: () => {} };

function watched(usualMs: number) {
  const ended: { segment: LiveSegment; endMs: number }[] = [];
  const updates: FeedUpdate[] = [];
  const timeline = new SegmentedTimeline(
    { spec, originMs: NOON, segments: { usualMs, longestMs: 4 * usualMs } },
    {
      ...ignored,
      interpreted: (update) => updates.push(update),
      ended: (segment, endMs) => ended.push({ segment, endMs }),
      internalError: (error) => {
        throw error;
      },
    },
  );
  return { timeline, ended, updates };
}

it('a stream that stays away leaves segments without a hole, each a gap from end to end', () => {
  const { timeline, ended } = watched(10_000);
  timeline.seen(0, SIZE);
  timeline.add({ tMs: 0, quality, people: [] });
  for (let t = 1000; t <= 31_000; t += 1000) timeline.tick(t, { isLive: false, isIdle: false });
  const runs = ended.map(({ segment, endMs }) => segment.toRun(endMs, []));
  expect(runs.map(({ footage }) => [footage.startMs, footage.durationMs])).toEqual([
    [0, 10_000],
    [10_000, 10_000],
    [20_000, 10_000],
  ]);
  expect(runs[1]).toMatchObject({
    completeness: { complete: false, covered: [] },
    readings: [],
    startedAt: NOON + 10_000,
  });
  expect(runs.flatMap(({ events }) => events)).toEqual([]);
  expect(new Set(runs.map(({ footage }) => footage.sha256)).size).toBe(3);
  expect(JSON.stringify(runs)).not.toContain('secret');
});

it('a segment ends when the picture changes its size', () => {
  const { timeline, ended } = watched(60_000);
  timeline.seen(0, SIZE);
  timeline.add({ tMs: 0, quality, people: [] });
  timeline.seen(5000, { width: 320, height: 240 });
  // What was in work then belongs to neither.
  timeline.add({ tMs: 4900, quality, people: [] });
  timeline.close(6000, false);
  expect(ended.map(({ segment, endMs }) => [segment.picture.width, endMs, segment.lastReading?.tMs])).toEqual([
    [160, 5000, 0],
    [320, 6000, undefined],
  ]);
});

it('a stream that is looked at once a second is cut without a gap, and so that nothing left out at first falls between', () => {
  const { timeline, ended } = watched(10_000);
  for (let t = 0; t <= 31_000; t += 1000) {
    timeline.seen(t, SIZE);
    timeline.add({ tMs: t, quality, people: [] });
    timeline.tick(t + 700, { isLive: true, isIdle: true });
  }
  timeline.close(31_900, true);
  const runs = ended.map(({ segment, endMs }) => segment.toRun(endMs, []));
  expect(runs.map(({ footage }) => [footage.startMs, footage.startMs + footage.durationMs])).toEqual([
    [0, 10_000],
    [10_000, 20_000],
    [20_000, 30_000],
    [30_000, 31_000],
  ]);
  expect(runs.map(({ completeness }) => completeness.complete)).toEqual([true, true, true, true]);
});

it('an error in what is made of a segment is told, and the next one goes on', () => {
  const errors: unknown[] = [];
  const problem = new Error('not thought of');
  const timeline = new SegmentedTimeline(
    { spec, originMs: NOON, segments: { usualMs: 10_000, longestMs: 10_000 } },
    {
      ...ignored,
      ended: () => {
        throw problem;
      },
      internalError: (error) => errors.push(error),
    },
  );
  for (let t = 0; t <= 21_000; t += 1000) {
    timeline.seen(t, SIZE);
    timeline.tick(t, { isLive: true, isIdle: false });
  }
  expect(errors).toEqual([problem, problem]);
});

it('pictures that nobody had time to look at are a gap, not an absence', () => {
  const { timeline, ended } = watched(60_000);
  const looks = (tMs: number) => tMs < 5000 || tMs > 9000;
  for (let t = 0; t <= 15_000; t += 200) {
    timeline.seen(t, SIZE);
    if (looks(t)) timeline.add(clerkAt(t));
  }
  timeline.close(15_000, true);
  const [run] = ended.map(({ segment, endMs }) => segment.toRun(endMs, []));
  expect(run!.completeness).toEqual({
    complete: false,
    covered: [
      { startMs: 0, endMs: 4800 },
      { startMs: 9200, endMs: 15_000 },
    ],
    problem: 'overload',
  });
  expect(run!.events.filter(({ type }) => type === 'absent')).toEqual([]);
});

it('what goes on over the end of a segment is told as one, with its beginning', () => {
  const { timeline, updates } = watched(10_000);
  const risesMs = 10_200;
  for (let t = 0; t <= 20_000; t += 200) {
    const risen = Math.min(1, Math.max(0, (t - risesMs) / 1200));
    timeline.seen(t, HD);
    timeline.add(clerkAt(t, seatedHipsM + risen * (standingHipsM - seatedHipsM)));
    timeline.tick(t, { isLive: true, isIdle: false });
  }
  const ended = updates.flatMap((update) => update.ended);
  expect(ended.map(({ type, startMs }) => [type, startMs])).toEqual([['seated', 0]]);
  expect(ended[0]!.endMs).toBeGreaterThan(10_000);
});
