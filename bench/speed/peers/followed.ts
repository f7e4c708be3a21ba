import { ModelSet } from '../../../src/inference/model-set.ts';
import type { VideoFrame } from '../../../src/media/frame.ts';
import { CounterObserver } from '../../../src/perception/counter-observer.ts';
import { observerNets } from '../../../src/perception/perceivers.ts';
import { camera } from '../clips.ts';
import type { Task } from './picture.ts';

/** What the product itself does with the frames: hands only where raised, a net's answer kept while nothing moves. */
export async function open(): Promise<Readonly<Record<'everything', Task<VideoFrame>>>> {
  const models = await ModelSet.open(observerNets());
  let observer: CounterObserver | undefined;
  return {
    everything: {
      prepare: ({ frame }) => frame,
      async detect(frame, ptsMs) {
        observer ??= new CounterObserver(models, camera, frame);
        const { people } = await observer.observe({ ...frame, ptsMs });
        return people.length > 0;
      },
    },
  };
}
