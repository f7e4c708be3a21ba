import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCameraFile } from '../../src/config/camera-file.ts';
import { loadRulebooks } from '../../src/config/load-rulebooks.ts';
import { overlapMs } from '../../src/core/interval.ts';
import type { CounterEvent } from '../../src/events/event.ts';
import type { LiveAddress } from '../../src/media/live-address.ts';
import { analyzeFootage } from '../../src/pipeline.ts';
import { unpackReadings } from '../../src/store/readings/reading-blocks.ts';
import type { AnalysisRun, NewRun } from '../../src/store/runs/run.ts';
import type { StreamSpec } from '../../src/watch/stream-spec.ts';
import type { StreamStatus } from '../../src/watch/stream-status.ts';
import { Watcher } from '../../src/watch/watcher.ts';
import { makeVideo, runFfmpeg } from '../support/made-video.ts';
import { serveRtsp } from '../support/rtsp-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { ThreadCrasher } from '../support/thread-crasher.ts';

const clips = new URL('../../fixtures/clips/', import.meta.url).pathname;
const camera = readCameraFile(join(clips, 'counter-violations.camera.yaml')).geometry;
const rulebooks = loadRulebooks(['qingpu-2023']);
const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());
const clip = join(folder.path, 'clip.mp4');
/** The same after a still picture, from a camera that sends a key picture a second. */
const stillAtFirst = join(folder.path, 'still-at-first.mp4');
const STILL_S = 16;
/** Long enough for a citizen to arrive and be served. */
const CLIP_S = 14;
beforeAll(() => {
  const source = ['-t', String(CLIP_S), '-i', join(clips, 'counter-violations.mp4')];
  const encoder = ['-c:v', 'libx264', '-preset', 'veryfast', '-bf', '0'];
  runFfmpeg(...source, ...encoder, clip);
  const still = `fps=25,tpad=start_mode=clone:start_duration=${STILL_S}`;
  runFfmpeg(...source, '-vf', still, ...encoder, '-g', '25', '-keyint_min', '25', stillAtFirst);
});

const spec = (id: string, address: LiveAddress): StreamSpec => ({ id, window: id, address, camera, rulebooks });
const file = (loop: boolean): LiveAddress => ({ kind: 'file', path: clip, loop });

async function unpacked({ readings, ...run }: NewRun): Promise<AnalysisRun> {
  if ('sameAs' in readings) throw new Error('a live run has readings of its own');
  if (!('blocks' in readings)) return { ...run, readings };
  return {
    ...run,
    readings: await unpackReadings(
      readings.blocks.map(({ data }) => data),
      run.picture,
    ),
  };
}

class Stored {
  readonly runs: AnalysisRun[] = [];
  readonly told: CounterEvent[] = [];

  async commitRun(run: NewRun) {
    this.runs.push(await unpacked(run));
    return { outcome: 'created' as const, runId: this.runs.length };
  }
}

const start = (stored: Stored) =>
  Watcher.start({ threads: 2, ffmpeg: {}, store: stored }, { events: (_, { ended }) => stored.told.push(...ended) });

async function until(watcher: Watcher, holds: (statuses: readonly StreamStatus[]) => boolean): Promise<void> {
  const giveUpMs = performance.now() + 40_000;
  while (!holds(watcher.statuses())) {
    if (performance.now() > giveUpMs) throw new Error(JSON.stringify(watcher.statuses()));
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/**
 * Long enough that a frame more or less at its borders does not make or unmake it, and sure enough that pictures of other
 * moments do not: what is less likely than not is for a person to see, and decides nothing.
 */
const lasting = (events: readonly CounterEvent[]) =>
  events.filter(({ startMs, endMs, confidence }) => endMs - startMs >= 1000 && confidence >= 0.5);

/** Share of an event's length that an event of the same kind and role among `others` covers. */
const matched = (event: CounterEvent, others: readonly CounterEvent[], shiftMs: number) =>
  Math.max(
    0,
    ...others
      .filter(({ type, role }) => type === event.type && role === event.role)
      .map(({ startMs, endMs }) => overlapMs(event, { startMs: startMs + shiftMs, endMs: endMs + shiftMs })),
  ) /
  (event.endMs - event.startMs);

/** Every lasting event among `others`, whose times are shifted. */
function expectAllFound(events: readonly CounterEvent[], others: readonly CounterEvent[], shiftMs: number): void {
  for (const event of lasting(events))
    expect([event.type, matched(event, others, shiftMs)]).toEqual([
      event.type,
      expect.toSatisfy((share) => share > 0.6),
    ]);
}

describe('watching', () => {
  it('finds the same events in a clip played live as in the same clip recorded', {
    timeout: 120_000,
    retry: 1,
  }, async () => {
    const stored = new Stored();
    await using watcher = await start(stored);
    await watcher.watch([spec('A01', file(false))]);
    await until(watcher, () => stored.runs.length > 0);
    const [live] = stored.runs;
    const recorded = await analyzeFootage({ path: clip, window: 'A01', camera, rulebooks, sampleFps: 10, ffmpeg: {} });
    const shiftMs = recorded.footage.startMs - live!.footage.startMs;
    expect(lasting(recorded.events).length).toBeGreaterThan(2);
    expectAllFound(recorded.events, live!.events, shiftMs);
    expectAllFound(live!.events, recorded.events, -shiftMs);
    expect(live!.encounters).toHaveLength(recorded.encounters.length);
    expect(live!.completeness).toEqual({ complete: true });
    expect(live!.footage.sha256).toMatch(/^[0-9a-f]{64}$/);
    // Told on the way, each once.
    for (const event of stored.told)
      expect(stored.told.filter(({ type, startMs }) => type === event.type && startMs === event.startMs)).toHaveLength(
        1,
      );
  });

  it('misses nothing of what begins after a long stillness, when only key pictures were decoded', {
    timeout: 120_000,
    retry: 1,
  }, async () => {
    const stored = new Stored();
    await using watcher = await start(stored);
    await watcher.watch([spec('A01', { kind: 'file', path: stillAtFirst, loop: false })]);
    await until(watcher, ([status]) => status!.received > 25 * (STILL_S - 7));
    const [before] = watcher.statuses();
    await until(watcher, ([status]) => status!.received > 25 * (STILL_S - 2));
    const [after] = watcher.statuses();
    expect(after!.decoded - before!.decoded).toBeLessThan(10);
    await until(watcher, () => stored.runs.length > 0);
    const [live] = stored.runs;
    const recorded = await analyzeFootage({
      ...{ path: stillAtFirst, window: 'A01', camera, rulebooks, sampleFps: 10, ffmpeg: {} },
    });
    const shiftMs = recorded.footage.startMs - live!.footage.startMs;
    expect(lasting(recorded.events).length).toBeGreaterThan(2);
    expectAllFound(recorded.events, live!.events, shiftMs);
    expect(live!.completeness).toEqual({ complete: true });
  });

  it('goes on after its decoder and its thread are killed, and tells nothing twice', { timeout: 90_000 }, async () => {
    using threads = new ThreadCrasher();
    const stored = new Stored();
    {
      await using watcher = await start(stored);
      await watcher.watch([spec('A01', file(true)), spec('A02', file(true))]);
      await until(watcher, (all) => all.every(({ analysed }) => analysed > 3));
      process.kill(watcher.statuses()[0]!.pids.at(-1)!, 'SIGKILL');
      await until(watcher, ([first]) => first!.reconnects === 1 && first!.state === 'live');
      const before = watcher.statuses().map(({ analysed }) => analysed);
      const running = threads.running;
      expect(running).toHaveLength(2);
      for (const thread of running) await threads.crash(thread);
      await until(watcher, (all) => all.every(({ analysed }, i) => analysed > before[i]! + 3));
      expect(watcher.statuses()[1]!.reconnects).toBe(0);
    }
    expect(stored.runs.map(({ window }) => window).sort()).toEqual(['A01', 'A02']);
    for (const { readings, events } of stored.runs) {
      expect(readings.map(({ tMs }) => tMs)).toEqual(readings.map(({ tMs }) => tMs).toSorted((a, b) => a - b));
      expect(new Set(events.map(({ type, person, startMs }) => `${type} ${person} ${startMs}`)).size).toBe(
        events.length,
      );
    }
  });

  it('records a lost signal as a gap, never as an absent clerk', { timeout: 60_000 }, async () => {
    const stored = new Stored();
    {
      const server = await serveRtsp(clip);
      await using watcher = await start(stored);
      await watcher.watch([spec('A01', { kind: 'network', url: `rtsp://127.0.0.1:${server.port}/1` })]);
      await until(watcher, ([status]) => status!.analysed > 3);
      await server[Symbol.asyncDispose]();
      await until(watcher, ([status]) => status!.state === 'no-signal' && status!.reconnects > 1);
      await new Promise((resolve) => setTimeout(resolve, 2500));
    }
    const [run] = stored.runs;
    expect(run!.completeness).toMatchObject({ complete: false, problem: 'no-signal' });
    expect(run!.footage.startMs + run!.footage.durationMs).toBeGreaterThan(run!.readings.at(-1)!.tMs + 2000);
    expect(run!.events.filter(({ type }) => type === 'absent')).toEqual([]);
  });

  it('adds, changes and removes streams by the list, without touching the others', { timeout: 60_000 }, async () => {
    const still = makeVideo(join(folder.path, 'still.mp4'), { frames: 25 });
    const stored = new Stored();
    await using watcher = await start(stored);
    await watcher.watch([spec('A01', file(true)), spec('A02', file(true))]);
    await until(watcher, (all) => all.every(({ received }) => received > 0));
    const receivers = watcher.statuses().map(({ pids }) => pids[0]);
    await watcher.watch([
      spec('A01', file(true)),
      spec('A02', { kind: 'file', path: still, loop: true }),
      spec('A03', { kind: 'file', path: join(folder.path, 'none.mp4'), loop: false }),
    ]);
    await until(watcher, ([, second, third]) => second!.received > 0 && third!.problem !== undefined);
    const [first, second, third] = watcher.statuses();
    expect(first!.pids[0]).toBe(receivers[0]);
    expect(second!.pids[0]).not.toBe(receivers[1]);
    expect(third).toMatchObject({ stream: 'A03', problem: expect.stringContaining('none.mp4') });
    await watcher.watch([]);
    expect(watcher.statuses()).toEqual([]);
  });
});
