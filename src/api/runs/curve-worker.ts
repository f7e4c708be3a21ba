/** The thread that measures whole runs, so that requests do not wait for it: an hour of readings takes seconds. */
import { parentPort } from 'node:worker_threads';
import { counterCamera } from '../../core/counter-camera.ts';
import { plainError } from '../../core/plain-error.ts';
import { measurePeople } from '../../measurements/measure-people.ts';
import { unpackReadings } from '../../store/readings/reading-blocks.ts';
import type { RunId } from '../../store/runs/stored-timeline.ts';
import { type ClerkSamples, clerkSamples, curvesWithin } from './clerk-curves.ts';
import type { CurveAnswer, CurveRequest } from './curve-messages.ts';

/** Runs whose measurements are kept: a reviewer goes through the findings of one recording after the other. */
const KEPT_RUNS = 4;

const port = parentPort!;
/** The oldest first. */
const measured = new Map<RunId, readonly ClerkSamples[]>();

port.on('message', async (request: CurveRequest) => port.postMessage(await answer(request)));

async function answer(request: CurveRequest): Promise<CurveAnswer> {
  try {
    const clerks = measured.get(request.run) ?? (await measure(request));
    if (clerks === undefined) return { kind: 'not-measured' };
    return { kind: 'curves', curves: curvesWithin(clerks, request.interval) };
  } catch (error) {
    return { kind: 'failed', error: plainError(error) };
  }
}

/** Measures the whole run, because each person's baseline needs all of it. */
async function measure({ run, camera, picture, blocks }: CurveRequest): Promise<readonly ClerkSamples[] | undefined> {
  if (blocks === undefined) return undefined;
  const readings = await unpackReadings(blocks, picture);
  const clerks = clerkSamples(measurePeople(readings, counterCamera(camera, picture)));
  measured.set(run, clerks);
  const [oldest] = measured.keys();
  if (measured.size > KEPT_RUNS) measured.delete(oldest!);
  return clerks;
}
