/** A thread of the pool: its own nets, an observer for each of its streams, one frame at a time. */
import { parentPort } from 'node:worker_threads';
import { ModelSet } from '../inference/model-set.ts';
import { readFrame } from '../measurements/read-frame.ts';
import type { VideoFrame } from '../media/frame.ts';
import { CounterObserver } from '../perception/counter-observer.ts';
import { observerNets } from '../perception/perceivers.ts';
import type { FromWorker, StreamId, ToWorker } from './worker-messages.ts';

interface OpenStream {
  readonly observer: CounterObserver;
  readonly width: number;
  readonly height: number;
  readonly slots: readonly Uint8Array[];
}

const port = parentPort!;
const models = await ModelSet.open(observerNets());
const streams = new Map<StreamId, OpenStream>();
const answer = (message: FromWorker): void => port.postMessage(message);
let last: Promise<void> = Promise.resolve();

port.on('message', (message: ToWorker) => {
  last = last.then(() => handle(message));
});
answer({ kind: 'ready', nets: models.records });

async function handle(message: ToWorker): Promise<void> {
  switch (message.kind) {
    case 'open': {
      const { camera, picture, slots } = message;
      streams.set(message.stream, { observer: new CounterObserver(models, camera, picture), ...picture, slots });
      return;
    }
    case 'analyse':
      return analyse(message);
    case 'close':
      streams.delete(message.stream);
      return;
    case 'stop':
      await models[Symbol.asyncDispose]();
      port.close();
  }
}

async function analyse({ stream, slot, tMs }: Extract<ToWorker, { kind: 'analyse' }>): Promise<void> {
  const open = streams.get(stream);
  if (!open) return;
  const { width, height, slots } = open;
  const frame: VideoFrame = { ptsMs: tMs, width, height, data: slots[slot]! };
  const before = process.threadCpuUsage();
  try {
    const reading = readFrame(await open.observer.observe(frame));
    const { user, system } = process.threadCpuUsage(before);
    answer({ kind: 'read', stream, reading, cpuMs: (user + system) / 1000, nets: models.takeSpentMs() });
  } catch (error) {
    answer({ kind: 'failed', stream, tMs, message: (error as Error).message });
  }
}
