import { afterAll, expect, it } from 'vitest';
import { readCameraFile } from '../../src/config/camera-file.ts';
import { analyzeFootage } from '../../src/pipeline.ts';
import { clipPath } from '../support/clip-run.ts';
import { runFfmpeg } from '../support/made-video.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());
const LENGTH_S = 45;

/** Something small that changes where the clerk is, such as a screen's reflection on a sleeve. */
const FLICKER = "drawbox=x=340:y=235:w=16:h=12:color=white:t=fill:enable='lt(mod(t\\,3)\\,1.5)'";

/** The first picture of the clip for so long, seen by a sensor with noise. */
function stillClip(name: string, more: readonly string[]): string {
  const path = `${folder.path}/${name}-${more.length}.mp4`;
  const filters = ['fps=5', 'trim=end_frame=1', 'loop=-1:1', 'setpts=N/5/TB', ...more, 'noise=alls=3:allf=t'];
  const encoder = ['-c:v', 'libx264', '-preset', 'ultrafast'];
  runFfmpeg('-i', clipPath(`${name}.mp4`), '-vf', filters.join(), '-r', '5', '-t', String(LENGTH_S), ...encoder, path);
  return path;
}

it.each([
  ['counter-by-the-book', 'does not move', []],
  ['counter-by-the-book', 'hardly moves', [FLICKER]],
  ['counter-violations', 'does not move', []],
] as const)(
  '%s: a clerk who %s for long stays where they are and as they are',
  { timeout: 120_000 },
  async (name, _, more) => {
    const camera = readCameraFile(clipPath(`${name}.camera.yaml`)).geometry;
    const request = { window: 'A01', camera, rulebooks: [], sampleFps: 5, ffmpeg: {} };
    const { events, readings } = await analyzeFootage({ ...request, path: stillClip(name, more) });
    expect(readings.length).toBeLessThan(2 * LENGTH_S);
    expect(events.map(({ type, person }) => [type, person])).toEqual([['seated', 'clerk-1']]);
    expect(events[0]!.endMs - events[0]!.startMs).toBeGreaterThan(0.95 * LENGTH_S * 1000);
  },
);
