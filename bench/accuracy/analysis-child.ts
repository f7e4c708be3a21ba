/** Analyses one clip and sends what it says to the parent process. */
import { loadRulebooks } from '../../src/config/load-rulebooks.ts';
import { analyzeFootage } from '../../src/pipeline.ts';
import type { ClipRequest, ClipResult } from './analyze-clips.ts';

process.once('message', async ({ path, camera, sampleFps, rulebooks }: ClipRequest) => {
  const startedMs = performance.now();
  const run = await analyzeFootage({
    path,
    window: 'A01',
    camera,
    rulebooks: loadRulebooks(rulebooks),
    sampleFps,
    ffmpeg: {},
  });
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
