/** Memory of the program and of each stream, decoder and all, in a process that has done nothing else. */
import { setTimeout as sleep } from 'node:timers/promises';
import { median } from '../../src/core/statistics.ts';
import { Watcher } from '../../src/watch/watcher.ts';
import type { Section } from './figure.ts';
import { proportionalMb } from './processor-time.ts';
import { nowhere, specs } from './streams.ts';

const MORE_STREAMS = 6;
const SETTLED_MS = 20_000;
/** A heap is fuller before its collection than after: the median of this many looks, a second apart. */
const LOOKS = 15;

export const section: Section = async () => {
  await using watcher = await Watcher.start({ threads: 1, ffmpeg: {}, store: nowhere, pace: 'served' });
  const used = async (count: number) => {
    await watcher.watch(specs('clerk', count));
    await sleep(SETTLED_MS);
    const looks: number[] = [];
    for (let i = 0; i < LOOKS; i++) {
      await sleep(1000);
      const decoders = watcher.statuses().flatMap(({ pids }) => pids);
      looks.push([process.pid, ...decoders].reduce((sum, pid) => sum + proportionalMb(pid), 0));
    }
    return median(looks);
  };
  const [one, several] = [await used(1), await used(1 + MORE_STREAMS)];
  const mbAStream = (several - one) / MORE_STREAMS;
  const baseMb = one - mbAStream;
  const unit = { unit: 'MB', better: 'lower' } as const;
  return [
    {
      ...{ id: 'memory-base', name: 'memory before the first stream', ...unit, must: 350, aim: 250 },
      ...{ value: baseMb, repeats: [baseMb] },
    },
    {
      ...{ id: 'memory-stream', name: 'memory a stream, decoder and all', ...unit, must: 40, aim: 25 },
      ...{ value: mbAStream, repeats: [mbAStream] },
    },
  ];
};
