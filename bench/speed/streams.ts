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
import { childrenMs } from './processor-time.ts';

const STREAMS = 3;
const WARM_UP_MS = 5000;
/** Time in the quiet clip at which its decoder rests, and will for 25 s. */
const RESTING_AFTER_MS = 10_000;
/** One round of it: idle and served in their shares. */
const QUIET_CLIP_MS = 50_000;

export const nowhere = { commitRun: async () => ({ outcome: 'created' as const, runId: 1 }) };

interface Cost {
  /** Share of one core for one stream. */
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

export const section: Section = async (repeats, isQuick) => {
  const goal = { must: 6, aim: 12 };
  const served: Cost[] = [];
  const quiet: Cost[] = [];
  const quietSparse: Cost[] = [];
  const resting: Cost[] = [];
  for (let i = 0; i < repeats; i++) {
    served.push(await costOf('clerk', isQuick ? 8000 : 20_000, 'served'));
    if (isQuick) break;
    quiet.push(await costOf('quiet-dense-keys', QUIET_CLIP_MS));
    quietSparse.push(await costOf('quiet', QUIET_CLIP_MS));
    resting.push(await costOf('quiet-dense-keys', 20_000, undefined, RESTING_AFTER_MS));
  }
  const figures = [streams('streams-served', 'live streams a core, one clerk, 5 analysed fps', served, goal)];
  if (isQuick) return figures;
  return [
    ...figures,
    streams('streams-quiet', 'live streams a core, a quiet hall', quiet, { must: 10, aim: 13 }),
    streams('streams-quiet-sparse-keys', 'the same, a key picture every 2 s', quietSparse),
    {
      ...{ id: 'stream-resting', name: 'CPU of a live stream in which nothing moves, of one core' },
      ...{ unit: '%', better: 'lower', value: median(resting.map(({ share }) => 100 * share)) },
      repeats: resting.map(({ share }) => 100 * share),
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
