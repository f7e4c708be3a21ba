import { expect, it } from 'vitest';
import { loadRulebooks } from '../../src/config/load-rulebooks.ts';
import type { FeedUpdate } from '../../src/watch/event-feed.ts';
import type { LiveSegment } from '../../src/watch/live-segment.ts';
import { SegmentedTimeline } from '../../src/watch/segmented-timeline.ts';

const spec = {
  id: 'A01',
  window: 'A01',
  address: { kind: 'network', url: 'rtsp://u:secret@camera/1' },
  camera: { zones: {} },
  rulebooks: loadRulebooks(['qingpu-2023']),
} as const;
const SIZE = { width: 160, height: 120 };
const NOON = Date.parse('2026-11-20T12:00:00+08:00');
const quality = { meanLuma: 100, contrast: 30, sharpness: 5 };

function watched(usualMs: number) {
  const ended: { segment: LiveSegment; endMs: number }[] = [];
  const updates: FeedUpdate[] = [];
  const timeline = new SegmentedTimeline(
    spec,
    NOON,
    { usualMs, longestMs: 4 * usualMs },
    {
      events: (_, update) => updates.push(update),
      ended: (_, segment, endMs) => ended.push({ segment, endMs }),
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
  timeline.close(6000);
  expect(ended.map(({ segment, endMs }) => [segment.picture.width, endMs, segment.lastReading?.tMs])).toEqual([
    [160, 5000, 0],
    [320, 6000, undefined],
  ]);
});
