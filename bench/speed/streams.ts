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
import { processorMs, proportionalMb } from './processor-time.ts';

const STREAMS = 3;
const WARM_UP_MS = 5000;

export const nowhere = { commitRun: async () => ({ outcome: 'created' as const, runId: 1 }) };

interface Cost {
  /** Of one core, for one stream. */
  readonly share: number;
  readonly decoderShare: number;
  readonly analysedFps: number;
  readonly lagMs: number;
}

async function costOf(name: ClipName, lengthMs: number, pace?: Pace): Promise<Cost> {
  await using watcher = await Watcher.start({ threads: 1, ffmpeg: {}, store: nowhere, ...(pace && { pace }) });
  await watcher.watch(specs(name, STREAMS));
  await sleep(WARM_UP_MS);
  const used = () => {
    const decoders = watcher.statuses().reduce((sum, { pid }) => sum + (pid === undefined ? 0 : processorMs(pid)), 0);
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
    const decoders = watcher.statuses().map(({ pid }) => (pid === undefined ? 0 : proportionalMb(pid)));
    return proportionalMb(process.pid) + decoders.reduce((sum, mb) => sum + mb, 0);
  };
  const [one, several] = [await used(1), await used(1 + STREAMS)];
  const mbAStream = (several - one) / STREAMS;
  return { baseMb: one - mbAStream, mbAStream };
}

export const section: Section = async (repeats) => {
  const isQuick = repeats === 1;
  const served: Cost[] = [];
  const quiet: Cost[] = [];
  for (let i = 0; i < repeats; i++) {
    served.push(await costOf('clerk', isQuick ? 8000 : 20_000, 'served'));
    quiet.push(await costOf('quiet', isQuick ? 12_000 : 50_000));
  }
  const { baseMb, mbAStream } = await memory(isQuick ? 6000 : 20_000);
  return [
    streams('streams-served', 'live streams a core, one clerk, 5 analysed fps', served, 6, 12),
    streams('streams-quiet', 'live streams a core, a quiet hall', quiet, 10, 13),
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

function streams(id: string, name: string, costs: readonly Cost[], must: number, aim: number): Figure {
  const repeats = costs.map(({ share }) => 1 / share);
  const of = (pick: (cost: Cost) => number) => median(costs.map(pick));
  const note =
    `${(100 * of((c) => c.share)).toFixed(1)} % of a core each, ${(100 * of((c) => c.decoderShare)).toFixed(1)} % decoding, ` +
    `${of((c) => c.analysedFps).toFixed(1)} fps, lag at most ${of((c) => c.lagMs).toFixed(0)} ms`;
  return { id, name, value: median(repeats), unit: 'streams', better: 'higher', must, aim, repeats, note };
}
