import { readCameraFile } from '../../../src/config/camera-file.ts';
import { loadRulebooks } from '../../../src/config/load-rulebooks.ts';
import { analyzeFootage } from '../../../src/pipeline.ts';
import type { AnalysisRun } from '../../../src/store/runs/run.ts';

export const CLIPS_DIR = new URL('../../../fixtures/clips/', import.meta.url).pathname;
export const RULEBOOKS = ['qingpu-2023', 'chongqing-2023'] as const;
const CLIPS = [
  { clip: 'counter-by-the-book', window: 'A01', startedAt: '2026-11-20T09:00:00+08:00' },
  { clip: 'counter-violations', window: 'A02', startedAt: '2026-11-20T09:05:00+08:00' },
] as const;

const SECOND_CAMERA = {
  clip: 'counter-violations-front',
  window: 'A02',
  startedAt: '2026-11-20T09:05:04+08:00',
} as const;

/** The bundled recordings, really analysed: by the book, then with violations. */
export async function analyseClips(sampleFps: number): Promise<AnalysisRun[]> {
  const runs: AnalysisRun[] = [];
  for (const recording of CLIPS) runs.push(await analyse(recording, sampleFps));
  return runs;
}

/** The second window's other camera: something to look at beside the first, which alone is judged. */
export async function analyseSecondCamera(sampleFps: number): Promise<AnalysisRun> {
  const run = await analyse(SECOND_CAMERA, sampleFps);
  return { ...run, events: [], blindness: [], encounters: [], findings: [] };
}

const analyse = (
  { clip, window, startedAt }: (typeof CLIPS)[number] | typeof SECOND_CAMERA,
  sampleFps: number,
): Promise<AnalysisRun> =>
  analyzeFootage({
    path: `${CLIPS_DIR}${clip}.mp4`,
    window,
    camera: readCameraFile(`${CLIPS_DIR}${clip}.camera.yaml`).geometry,
    rulebooks: loadRulebooks(RULEBOOKS),
    sampleFps,
    startedAt: Date.parse(startedAt),
    ffmpeg: {},
  });
