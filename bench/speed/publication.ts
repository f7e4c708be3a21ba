/** How long after the end of an event of a live stream its listeners receive it, with several streams at once. */
import { setTimeout as sleep } from 'node:timers/promises';
import { quantile } from '../../src/core/statistics.ts';
import type { Milliseconds } from '../../src/core/units.ts';
import { Watcher } from '../../src/watch/watcher.ts';
import type { Section } from './figure.ts';
import { nowhere, specs } from './streams.ts';

const STREAMS = 4;
/** One encounter; there is a cut where the clip starts again. */
const ENCOUNTER_MS: Milliseconds = 31_000;
/** Fewest encounters of every stream; in the first one nobody's usual face and stance are known yet. */
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
      ...{ id: 'published-ended', name: 'from an event’s end to its listeners, the slowest of twenty' },
      ...{ value: quantile(ended, 0.95), unit: 'ms', better: 'lower', must: 2000, repeats: worst },
      note:
        `${ended.length} events of ${STREAMS} streams: median ${seconds(ended, 0.5)}, slowest ${seconds(ended, 1)}; ` +
        `published while they last, ${seconds(begun, 0.5)} after they began`,
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
