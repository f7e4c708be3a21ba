import { expect, it } from 'vitest';
import { loadRulebooks } from '../../src/config/load-rulebooks.ts';
import type { CounterEvent } from '../../src/events/event.ts';
import type { NewRun } from '../../src/store/runs/run.ts';
import { StreamCheckpoint } from '../../src/watch/checkpoint.ts';
import { resume } from '../../src/watch/resume.ts';
import { segmentReports } from '../../src/watch/segment-reports.ts';
import { SegmentedTimeline } from '../../src/watch/segmented-timeline.ts';
import type { StreamReport } from '../../src/watch/worker-messages.ts';
import { interpretationOf, recordedReadings } from '../support/recorded-readings.ts';

const CLIP = 'counter-violations';
const readings = await recordedReadings(CLIP);
const { camera, picture } = interpretationOf(CLIP, readings);
const stream = {
  spec: {
    ...{ id: 'A01', window: 'A01', camera, rulebooks: loadRulebooks(['qingpu-2023']) },
    address: { kind: 'network', url: 'rtsp://camera/1' },
  },
  originMs: Date.parse('2026-11-20T12:00:00+08:00'),
  segments: { usualMs: 30_000, longestMs: 40_000 },
} as const;
/** The clip over and over, each time later. */
const PERIOD_MS = readings.at(-1)!.tMs - readings[0]!.tMs + 100;
const WATCHED_MS = 90_000;

/** A stream that is taken up by another thread at each of `movedAtMs`. */
async function watched(movedAtMs: readonly number[]) {
  const checkpoint = new StreamCheckpoint();
  const begun: [seenMs: number, events: readonly CounterEvent[]][] = [];
  const ended: typeof begun = [];
  const runs: NewRun[] = [];
  let nowMs = 0;
  const report = (message: StreamReport) => {
    if (message.kind === 'internal-error') throw new Error(message.error.message);
    if (message.kind === 'began') checkpoint.began(message);
    if (message.kind === 'packed') checkpoint.packed(message.block);
    if (message.kind === 'ended') runs.push({ ...message.run, readings: { blocks: checkpoint.ended(message.block) } });
    if (message.kind !== 'interpreted') return;
    checkpoint.interpreted(message.feed);
    if (message.update.begun.length > 0) begun.push([nowMs, message.update.begun]);
    if (message.update.ended.length > 0) ended.push([nowMs, message.update.ended]);
  };
  const thread = async () => {
    const state = structuredClone(checkpoint.state);
    return new SegmentedTimeline(stream, segmentReports('A01', [], report), await resume(state));
  };
  let timeline = await thread();
  for (; nowMs < WATCHED_MS; nowMs += 100) {
    checkpoint.seen(nowMs);
    timeline.seen(nowMs, picture);
    const reading = { ...readings[(nowMs % PERIOD_MS) / 100]!, tMs: nowMs };
    timeline.add(reading);
    checkpoint.read(reading, {});
    if (nowMs % 2100 === 0) timeline.tick(nowMs, { isLive: true, isIdle: false });
    if (movedAtMs.includes(nowMs)) timeline = await thread();
  }
  timeline.close(nowMs, true);
  return { begun, ended, runs };
}

const stayed = await watched([]);

it('a stream of one thread becomes several runs, and its events are published', () => {
  expect(stayed.runs).toHaveLength(3);
  expect(stayed.ended.flatMap(([, events]) => events).length).toBeGreaterThan(10);
});

it.each([
  ['in its first half minute', [14_000]],
  ['with readings packed and not', [33_200, 38_900]],
  ['when a segment has just ended', [42_000, 42_100, 84_000]],
  ['again and again', Array.from({ length: 12 }, (_, i) => 7300 * i)],
])('a stream that another thread takes up goes on as if nothing had happened: %s', async (_, movedAtMs) => {
  expect(await watched(movedAtMs)).toEqual(stayed);
});
