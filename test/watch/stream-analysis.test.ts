import { expect, it } from 'vitest';
import type { ConditionSince } from '../../src/events/picture-faults.ts';
import type { FrameReading } from '../../src/measurements/reading.ts';
import { unpackReadings } from '../../src/store/readings/reading-blocks.ts';
import type { NewRun } from '../../src/store/runs/run.ts';
import { type FeedUpdate, NOTHING_PUBLISHED } from '../../src/watch/event-feed.ts';
import { StreamAnalysis } from '../../src/watch/stream-analysis.ts';
import type { StreamMessage, StreamOpening } from '../../src/watch/worker-messages.ts';
import { CAMERAS } from '../support/cameras.ts';

const SIZE = { width: 160, height: 120 };
const spec = {
  ...{ id: 'A01', window: 'A01', camera: CAMERAS.front!, rulebooks: [] },
  address: { kind: 'network', url: 'rtsp://camera/1' },
} as const;
const reading = (tMs: number): FrameReading => ({
  tMs,
  quality: { meanLuma: 100, contrast: 30, sharpness: 5 },
  people: [],
});
const read = (tMs: number) =>
  ({ kind: 'read', stream: 'A01', reading: reading(tMs), tracks: { clerk: 1 }, cpuMs: 1, nets: {} }) as const;

/** A stream whose pool only notes what it is sent. */
function analysed() {
  const pool = { isBroken: false, nets: [], openings: [] as StreamOpening[], sent: [] as StreamMessage[] };
  const [runs, updates, errors]: [NewRun[], FeedUpdate[], unknown[]] = [[], [], []];
  const conditions: ConditionSince[] = [];
  const analysis = new StreamAnalysis(
    { spec, originMs: 1000, segments: { usualMs: 60_000, longestMs: 60_000 } },
    {
      ...pool,
      open: (opening) => pool.openings.push(opening),
      send: (message) => pool.sent.push(message),
      get isBroken() {
        return pool.isBroken;
      },
    },
    {
      frameTaken: () => {},
      events: (update) => updates.push(update),
      picture: (condition) => conditions.push(condition),
      ended: (run) => runs.push(run),
      internalError: (error) => errors.push(error),
    },
  );
  const picture = (tMs: number, size = SIZE) => {
    analysis.buffer(size);
    analysis.seen(tMs);
  };
  return { pool, runs, updates, errors, conditions, analysis, picture };
}

it('hands over one frame at a time, each with the pictures before it', () => {
  const { pool, analysis, picture } = analysed();
  for (const tMs of [0, 100, 200, 300]) {
    picture(tMs);
    if (tMs !== 100) analysis.post({ tMs, stillMs: 0 });
  }
  analysis.report(read(0));
  analysis.tick(350, { isLive: true, isIdle: false });
  expect(pool.sent).toMatchObject([
    { kind: 'analyse', tMs: 0, seenMs: [0] },
    { kind: 'analyse', tMs: 300, seenMs: [100, 200, 300] },
    { kind: 'tick', nowMs: 350, seenMs: [] },
  ]);
  expect(analysis.dropped).toBe(1);
});

it('pictures of another size go to the same timeline and another observer', () => {
  const { pool, analysis, picture } = analysed();
  picture(0);
  picture(100, { width: 320, height: 240 });
  analysis.tick(150, { isLive: true, isIdle: false });
  expect(pool.openings.map(({ picture, seenMs }) => [picture.width, seenMs])).toEqual([
    [160, []],
    [320, [0]],
  ]);
  expect(pool.sent).toMatchObject([{ kind: 'tick', seenMs: [100] }]);
});

it('another thread gets what was read, and what the former was asked for at the end', async () => {
  const { pool, analysis, picture } = analysed();
  picture(0);
  analysis.report({ kind: 'began', stream: 'A01', startMs: 0, picture: SIZE });
  for (const tMs of [0, 200]) {
    picture(tMs);
    analysis.post({ tMs, stillMs: 0 });
    analysis.report(read(tMs));
  }
  const ended = analysis.end({ nowMs: 300, isLive: true });
  analysis.reopen();
  const { checkpoint } = pool.openings.at(-1)!;
  expect(checkpoint).toMatchObject({
    tracks: { clerk: 1 },
    segment: { startMs: 0, picture: SIZE },
    seen: [{ startMs: 0, endMs: 300 }],
    recent: [reading(0), reading(200)],
  });
  expect(pool.sent.slice(-2)).toMatchObject([
    { kind: 'end', nowMs: 300, isLive: true },
    { kind: 'end', nowMs: 300, isLive: true },
  ]);
  analysis.report({ kind: 'closed', stream: 'A01' });
  await ended;
});

it.each([
  ['before the end', true],
  ['amid the end', false],
])('what was read is a run also when no thread is left: %s', async (_, isBroken) => {
  const { pool, runs, errors, analysis, picture } = analysed();
  picture(0);
  analysis.report({ kind: 'began', stream: 'A01', startMs: 0, picture: SIZE });
  for (let tMs = 0; tMs <= 5000; tMs += 200) {
    picture(tMs);
    analysis.report(read(tMs));
  }
  pool.isBroken = isBroken;
  const ended = analysis.end({ nowMs: 5100, isLive: true });
  if (!isBroken) analysis.poolBroken();
  await ended;
  expect(errors).toEqual([]);
  expect(runs.map(({ completeness, footage }) => [completeness.complete, footage.durationMs])).toEqual([[true, 5000]]);
  const { readings } = runs[0]!;
  const blocks = 'blocks' in readings ? readings.blocks : [];
  expect(
    await unpackReadings(
      blocks.map(({ data }) => data),
      SIZE,
    ),
  ).toHaveLength(26);
});

it('tells once that a picture is faulty, and once that it is in order again', () => {
  const { conditions, analysis, picture } = analysed();
  picture(0);
  const interpreted = (condition: ConditionSince['condition'], sinceMs: number) =>
    analysis.report({
      ...{ kind: 'interpreted', stream: 'A01', update: { begun: [], ended: [] }, feed: NOTHING_PUBLISHED, cpuMs: 1 },
      picture: { condition, sinceMs },
    });
  interpreted('ok', 0);
  interpreted('frozen', 5000);
  interpreted('frozen', 20_000);
  expect(analysis.condition).toBe('frozen');
  interpreted('ok', 40_000);
  expect(conditions).toEqual([
    { condition: 'frozen', sinceMs: 5000 },
    { condition: 'ok', sinceMs: 40_000 },
  ]);
});
