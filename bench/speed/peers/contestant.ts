/**
 * One package over the frames all get, in a process of its own: what others leave running in the background, and
 * their memory, is none of its cost.
 */
import { once } from 'node:events';
import type { Milliseconds } from '../../../src/core/units.ts';
import { decodeFrames } from '../../../src/media/decode.ts';
import { probeFootage } from '../../../src/media/probe.ts';
import { clip } from '../clips.ts';
import type { Picture, Task } from './picture.ts';

const FRAME_MS: Milliseconds = 200;

const [name, frames] = [process.argv[2]!, Number(process.argv[3])];
const { open } = (await import(`./${name}.ts`)) as { open(): Promise<Readonly<Record<string, Task>>> };
const pictures = await firstPictures(frames);
const tasks = await open();
let count = 0;
process.send!('ready');
process.on('message', async (task: string) => process.send!(await pass(tasks[task]!)));
await once(process, 'disconnect');
process.exit();

async function firstPictures(amount: number): Promise<Picture[]> {
  const footage = await probeFootage(clip('clerk'));
  const taken: Picture[] = [];
  const interval = { startMs: 0, endMs: amount * FRAME_MS };
  for await (const frame of decodeFrames(footage, { sampleFps: 1000 / FRAME_MS, interval }))
    taken.push({ frame: { ...frame, data: frame.data.slice() }, colorMatrix: footage.colorMatrix });
  return taken;
}

/** CPU ms a frame of all threads, and in how many frames something was found. */
async function pass(task: Task) {
  const given = pictures.map(task.prepare);
  let [found, spentMs] = [0, 0];
  for (const picture of given) {
    const before = process.cpuUsage();
    if (await task.detect(picture, count++ * FRAME_MS)) found++;
    const { user, system } = process.cpuUsage(before);
    spentMs += (user + system) / 1000;
  }
  return { ms: spentMs / given.length, found };
}
