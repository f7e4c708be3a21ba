import { loadRulebooks } from '../../src/config/load-rulebooks.ts';
import { engineRecord } from '../../src/engine-record.ts';
import { interpret } from '../../src/interpret.ts';
import type { AnalysisRun } from '../../src/store/runs/run.ts';
import { type ClipName, clipRun } from './clip-run.ts';
import { interpretationOf, recordedReadings } from './recorded-readings.ts';

/** What the program makes of the readings of a bundled clip, with these readings: it can be judged again. */
export async function interpretedRun(
  clip: ClipName,
  rulebookIds: readonly string[],
  more: Partial<AnalysisRun> = {},
): Promise<AnalysisRun> {
  const readings = await recordedReadings(clip);
  const rulebooks = loadRulebooks(rulebookIds);
  const request = interpretationOf(clip, readings);
  const { startMs, endMs } = request.footage;
  const { footage, ...known } = clipRun(clip);
  return {
    ...known,
    ...interpret({ ...request, rulebooks, recordedOn: '2026-11-20' }).timeline,
    camera: request.camera,
    footage: { ...footage, ...request.picture, startMs, durationMs: endMs - startMs },
    engine: engineRecord([], { sampleFps: 10, rulebooks }),
    picture: request.picture,
    readings,
    ...more,
  };
}
