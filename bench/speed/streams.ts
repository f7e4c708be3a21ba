/**
 * Live streams a core: what each costs in CPU time, decoder and all, from a run of a few. CPU time does not depend on what
 * else the machine does, unlike the largest number that just keeps up.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { median } from '../../src/core/statistics.ts';
import type { Pace } from '../../src/tracking/cadence.ts';
import type { StreamSpec } from '../../src/watch/stream-spec.ts';
import { Watcher } from '../../src/watch/watcher.ts';
import { type ClipName, camera, clip } from './clips.ts';
import type { Figure, Section } from './figure.ts';
import { childrenMs, proportionalMb } from './processor-time.ts';

const STREAMS = 3;
const WARM_UP_MS = 5000;
/** Of the quiet clip: its decoder rests by then, and will for 25 s. */
const RESTING_AFTER_MS = 10_000;

export const nowhere = { commitRun: async () => ({ outcome: 'created' as const, runId: 1 }) };

interface Cost {
  /** Of one core, for one stream. */
  readonly share: number;
  readonly decoderShare: number;
  readonly analysedFps: number;
  readonly lagMs: number;
}

async function costOf(name: ClipName, lengthMs: number, pace?: Pace, warmUpMs = WARM_UP_MS): Promise<Cost> {
  await using watcher = await Watcher.start({ threads: 1, ffmpeg: {}, store: nowhere, ...(pace && { pace }) });
  await watcher.watch(specs(name, STREAMS));
  await sleep(warmUpMs);
  const used = () => {
    const decoders = childrenMs(watcher.statuses().flatMap(({ pids }) => pids));
    const { user, system } = process.cpuUsage();
    return {
      decoders,
      own: (user + system) / 1000,
      analysed: watcher.statuses().reduce((sum, s) => sum + s.analysed, 0),
    };
  };
  const [before, startMs] = [used(), performance.now()];
  let lagMs = 0;
  while (performance.now() - startMs < lengthMs) {
    await sleep(500);
    lagMs = Math.max(lagMs, ...watcher.statuses().map((status) => status.lagMs));
  }
  const [after, wallMs] = [used(), performance.now() - startMs];
  const decoders = after.decoders - before.decoders;
  return {
    share: (decoders + after.own - before.own) / wallMs / STREAMS,
    decoderShare: decoders / wallMs / STREAMS,
    analysedFps: ((after.analysed - before.analysed) * 1000) / wallMs / STREAMS,
    lagMs,
  };
}

export const specs = (name: ClipName, count: number): StreamSpec[] =>
  Array.from({ length: count }, (_, i) => ({
    ...{ id: `s${i}`, window: `W${i}`, camera, rulebooks: [] },
    address: { kind: 'file', path: clip(name), loop: true },
  }));

/** From one stream and from several, each with its decoder and after a while. */
async function memory(whileMs: number): Promise<{ readonly baseMb: number; readonly mbAStream: number }> {
  await using watcher = await Watcher.start({ threads: 1, ffmpeg: {}, store: nowhere, pace: 'served' });
  const used = async (count: number) => {
    await watcher.watch(specs('clerk', count));
    await sleep(whileMs);
    const decoders = watcher.statuses().flatMap(({ pids }) => pids);
    return [process.pid, ...decoders].reduce((sum, pid) => sum + proportionalMb(pid), 0);
  };
  const [one, several] = [await used(1), await used(1 + STREAMS)];
  const mbAStream = (several - one) / STREAMS;
  return { baseMb: one - mbAStream, mbAStream };
}

export const section: Section = async (repeats) => {
  const isQuick = repeats === 1;
  const served: Cost[] = [];
  const quiet: Cost[] = [];
  const quietSparse: Cost[] = [];
  const resting: Cost[] = [];
  for (let i = 0; i < repeats; i++) {
    served.push(await costOf('clerk', isQuick ? 8000 : 20_000, 'served'));
    quiet.push(await costOf('quiet-dense-keys', isQuick ? 12_000 : 50_000));
    if (!isQuick) quietSparse.push(await costOf('quiet', 50_000));
    resting.push(await costOf('quiet-dense-keys', isQuick ? 6000 : 20_000, undefined, RESTING_AFTER_MS));
  }
  const { baseMb, mbAStream } = await memory(isQuick ? 6000 : 20_000);
  return [
    streams('streams-served', 'live streams a core, one clerk, 5 analysed fps', served, { must: 6, aim: 12 }),
    streams('streams-quiet', 'live streams a core, a quiet hall', quiet, { must: 10, aim: 13 }),
    ...(isQuick ? [] : [streams('streams-quiet-sparse-keys', 'the same, a key picture every 2 s', quietSparse)]),
    {
      ...{
        id: 'stream-resting',
        name: 'CPU of a live stream in which nothing stirs, of one core',
        unit: '%',
        better: 'lower',
      },
      value: median(resting.map(({ share }) => 100 * share)),
      repeats: resting.map(({ share }) => 100 * share),
    },
    {
      id: 'memory-base',
      name: 'memory before the first stream',
      value: baseMb,
      unit: 'MB',
      better: 'lower',
      must: 350,
      aim: 250,
      repeats: [baseMb],
    },
    {
      id: 'memory-stream',
      name: 'memory a stream, decoder and all',
      value: mbAStream,
      unit: 'MB',
      better: 'lower',
      must: 40,
      aim: 25,
      repeats: [mbAStream],
    },
  ];
};

function streams(id: string, name: string, costs: readonly Cost[], goal: Pick<Figure, 'must' | 'aim'> = {}): Figure {
  const repeats = costs.map(({ share }) => 1 / share);
  const of = (pick: (cost: Cost) => number) => median(costs.map(pick));
  const note =
    `${(100 * of((c) => c.share)).toFixed(1)} % of a core each, ${(100 * of((c) => c.decoderShare)).toFixed(1)} % receiving and decoding, ` +
    `${of((c) => c.analysedFps).toFixed(1)} fps, lag at most ${of((c) => c.lagMs).toFixed(0)} ms`;
  return { id, name, value: median(repeats), unit: 'streams', better: 'higher', ...goal, repeats, note };
}
