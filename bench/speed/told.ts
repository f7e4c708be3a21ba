/** How long after an event of a live stream is over whoever listens is told: with several streams, unlike in a test. */
import { setTimeout as sleep } from 'node:timers/promises';
import { quantile } from '../../src/core/statistics.ts';
import type { Milliseconds } from '../../src/core/units.ts';
import { Watcher } from '../../src/watch/watcher.ts';
import type { Section } from './figure.ts';
import { nowhere, specs } from './streams.ts';

const STREAMS = 4;
/** One encounter; where the clip begins anew there is a cut. */
const ENCOUNTER_MS: Milliseconds = 31_000;
/** Of every stream at least; in its first, nobody's usual face and stance are known yet. */
const ENCOUNTERS = 2;

export const section: Section = async (repeats) => {
  const begun: Milliseconds[] = [];
  const ended: Milliseconds[] = [];
  const worst: Milliseconds[] = [];
  for (let i = 0; i < repeats; i++) {
    const before = ended.length;
    await listen(begun, ended);
    worst.push(Math.max(...ended.slice(before)));
  }
  const seconds = (values: readonly Milliseconds[], p: number) => `${(quantile(values, p) / 1000).toFixed(2)} s`;
  return [
    {
      ...{ id: 'told-ended', name: 'from an event’s end to its listeners, the slowest of twenty' },
      ...{ value: quantile(ended, 0.95), unit: 'ms', better: 'lower', must: 2000, repeats: worst },
      note:
        `${ended.length} events of ${STREAMS} streams: median ${seconds(ended, 0.5)}, slowest ${seconds(ended, 1)}; ` +
        `told while going on ${seconds(begun, 0.5)} after they began`,
    },
  ];
};

async function listen(begun: Milliseconds[], ended: Milliseconds[]): Promise<void> {
  await using watcher = await Watcher.start(
    { threads: 2, ffmpeg: {}, store: nowhere },
    {
      events(_, update, originMs) {
        const nowMs = Date.now() - originMs;
        for (const { startMs } of update.begun) begun.push(nowMs - startMs);
        for (const { endMs } of update.ended) ended.push(nowMs - endMs);
      },
    },
  );
  for (const spec of specs('service', STREAMS)) {
    watcher.add(spec);
    await sleep(ENCOUNTER_MS / STREAMS);
  }
  await sleep(ENCOUNTERS * ENCOUNTER_MS);
}
