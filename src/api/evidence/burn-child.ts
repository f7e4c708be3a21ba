/** Cuts one clip with landmarks drawn into it, and ends: every picture passes through here, and requests do not wait. */
import { plainError } from '../../core/plain-error.ts';
import { cutClip } from '../../media/clip.ts';
import { landmarkOverlay } from '../../reports/evidence/draw-landmarks.ts';
import type { BurnAnswer, BurnTask } from './burn-task.ts';

process.once('disconnect', () => process.exit(1));
process.on('SIGINT', () => {});
process.once('message', async (task) => {
  const answer = await burn(task as BurnTask);
  process.send!(answer, () => process.disconnect());
});

async function burn(task: BurnTask): Promise<BurnAnswer> {
  const { footage, interval, path, maxHeight, blurRegions, audible, readings, pictureWidth, programs } = task;
  try {
    const overlay = landmarkOverlay(readings, pictureWidth);
    await cutClip(footage, interval, path, { maxHeight, blurRegions, audible, overlay, programs });
    return { done: true };
  } catch (error) {
    return { done: false, error: plainError(error) };
  }
}
