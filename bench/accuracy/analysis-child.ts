/** Analyses one clip and sends what it says to the parent process. */
import { loadRulebooks } from '../../src/config/load-rulebooks.ts';
import { analyzeFootage } from '../../src/pipeline.ts';
import type { ClipRequest, ClipResult } from './analyze-clips.ts';
import { watchClip } from './watch-clip.ts';

process.once('message', async ({ path, camera, sampleFps, rulebooks: ids, liveShare }: ClipRequest) => {
  const startedMs = performance.now();
  const rulebooks = loadRulebooks(ids);
  const run =
    liveShare === undefined
      ? await analyzeFootage({ path, window: 'A01', camera, rulebooks, sampleFps, ffmpeg: {} })
      : await watchClip(path, { camera, rulebooks }, liveShare);
  const { user, system } = process.cpuUsage();
  const { startMs, durationMs } = run.footage;
  const result: ClipResult = {
    events: run.events,
    blindness: run.blindness,
    encounters: run.encounters,
    findings: run.findings,
    footage: { startMs, endMs: startMs + durationMs },
    footageMs: durationMs,
    wallMs: performance.now() - startedMs,
    cpuMs: (user + system) / 1000,
  };
  process.send!(result, () => process.disconnect());
});
