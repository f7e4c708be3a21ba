/** A thread of the pool: its own nets and its streams. Messages go before frames, so that none waits for more than one. */
import { parentPort } from 'node:worker_threads';
import { unreachable } from '../core/errors.ts';
import { plainError } from '../core/plain-error.ts';
import { ModelSet } from '../inference/model-set.ts';
import { observerNets } from '../perception/perceivers.ts';
import { NOTHING_READ } from './checkpoint.ts';
import type { StreamId } from './stream-spec.ts';
import type { FromWorker, StreamMessage, StreamOpening, ToWorker } from './worker-messages.ts';
import { WorkerStream } from './worker-stream.ts';

interface QueuedFrame {
  readonly id: StreamId;
  readonly stream: WorkerStream;
  readonly analyse: () => Promise<void>;
}

const port = parentPort!;
const send = (message: FromWorker): void => port.postMessage(message);
const models = await ModelSet.open(observerNets());
const streams = new Map<StreamId, WorkerStream>();
const messages: ToWorker[] = [];
const frames: QueuedFrame[] = [];
let isWorking = false;

port.on('message', (message: ToWorker) => {
  messages.push(message);
  if (!isWorking) void work();
});
send({ kind: 'ready', nets: models.records });

async function work(): Promise<void> {
  isWorking = true;
  while (messages.length + frames.length > 0) {
    if (messages.length > 0) await handle(messages.shift()!);
    else await analyse(frames.shift()!);
  }
  isWorking = false;
}

/** Throws on a message that is none, which ends the thread. */
async function handle(message: ToWorker): Promise<void> {
  switch (message.kind) {
    case 'open':
      return open(message);
    case 'analyse':
      return attempt(message, (stream) => {
        stream.seen(message.seenMs);
        frames.push({ id: message.stream, stream, analyse: stream.analysisOf(message) });
      });
    case 'tick':
      return attempt(message, (stream) => stream.tick(message));
    case 'end':
      await attempt(message, (stream) => stream.end(message));
      return send({ kind: 'closed', stream: message.stream });
    case 'close':
      streams.delete(message.stream);
      return;
    case 'stop':
      streams.clear();
      await models[Symbol.asyncDispose]();
      port.close();
      return;
    default:
      unreachable(message);
  }
}

/** Frames of a stream that was closed meanwhile are not analysed. */
async function analyse({ id, stream, analyse }: QueuedFrame): Promise<void> {
  if (streams.get(id) === stream) await analyse();
}

async function open(opening: StreamOpening): Promise<void> {
  const known = streams.get(opening.stream);
  if (known !== undefined) return known.reopen(opening);
  try {
    streams.set(opening.stream, await WorkerStream.open(opening, models, send));
  } catch (error) {
    reportError(opening.stream, error);
    // Analysing without the past is better than not at all.
    const fresh = { ...opening, checkpoint: NOTHING_READ };
    streams.set(opening.stream, await WorkerStream.open(fresh, models, send));
  }
}

/** An error of one stream does not affect the others. */
async function attempt({ stream: id }: StreamMessage, work: (stream: WorkerStream) => void): Promise<void> {
  const stream = streams.get(id);
  if (stream === undefined) return;
  try {
    work(stream);
  } catch (error) {
    reportError(id, error);
  }
}

const reportError = (stream: StreamId, error: unknown): void =>
  send({ kind: 'internal-error', stream, error: plainError(error) });
