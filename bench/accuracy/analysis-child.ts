/** Analyses one clip with the camera of its truth file and sends the events to the parent process. */
import { loadRulebooks } from '../../src/config/load-rulebooks.ts';
import { analyzeFootage } from '../../src/pipeline.ts';
import type { ClipRequest, ClipResult } from './analyze-clips.ts';
import { cameraOf, readTruth } from './truth.ts';

process.once('message', async (request: ClipRequest) => {
  const { path, truthPath, sampleFps, withCamera } = request;
  const camera = withCamera ? cameraOf(readTruth(truthPath)) : { zones: {} };
  const startedMs = performance.now();
  const run = await analyzeFootage({
    path,
    window: 'A01',
    camera,
    rulebooks: loadRulebooks(['chongqing-2023', 'qingpu-2023']),
    sampleFps,
    ffmpeg: {},
  });
  const { user, system } = process.cpuUsage();
  const result: ClipResult = {
    events: run.events,
    blindness: run.blindness,
    findings: run.findings,
    footageMs: run.footage.durationMs,
    wallMs: performance.now() - startedMs,
    cpuMs: (user + system) / 1000,
  };
  process.send!(result, () => process.disconnect());
});
