/**
 * What two cameras of one scene give together: `npm run bench:cameras [first.mp4 second.mp4]…`. Without clips: the pairs of
 * the shared footage. Each clip is analysed once; then they are judged together, the second one's clock as it is and 2.4 s off.
 */
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCameraFile } from '../../src/config/camera-file.ts';
import { loadRulebooks } from '../../src/config/load-rulebooks.ts';
import { contains } from '../../src/core/interval.ts';
import type { Milliseconds } from '../../src/core/units.ts';
import { quietTimes } from '../../src/duties/quiet-times.ts';
import { type CameraStretch, judgeCameras } from '../../src/judge-cameras.ts';
import { analyzeFootage } from '../../src/pipeline.ts';
import type { Finding } from '../../src/rulebooks/finding.ts';
import type { AnalysisRun } from '../../src/store/runs/run.ts';
import { gapsOf } from '../../src/store/runs/run-gaps.ts';

const SHARED = fileURLToPath(new URL('../../../shared/footage/', import.meta.url));
const PAIRS = [
  ['dev10-service-front', 'dev31-service-second-camera'],
  ['dev13-violations-three-quarter', 'dev32-violations-second-camera'],
] as const;
/** How far the second camera's clock is ahead. */
const AHEAD_MS: readonly Milliseconds[] = [0, 2400, -2400];
const NINE = Date.parse('2026-11-20T09:00:00+08:00');
const rulebooks = loadRulebooks();

const given = process.argv.slice(2);
const pairs: (readonly [string, string])[] =
  given.length > 0
    ? Array.from({ length: given.length / 2 }, (_, i) => [given[2 * i]!, given[2 * i + 1]!])
    : PAIRS.map(([a, b]) => [join(SHARED, `${a}.mp4`), join(SHARED, `${b}.mp4`)]);

console.log('| pair | clock ahead | found | encounters | events | assessable: first, second, together | disagree |');
console.log('| --- | --- | --- | --- | --- | --- | --- |');
for (const [first, second] of pairs) {
  const runs = [await analysed(first), await analysed(second)] as const;
  for (const aheadMs of AHEAD_MS) {
    const cameras = [stretchOf(runs[0], 0), stretchOf(runs[1], aheadMs)];
    const { timelines, clocks } = await judgeCameras(cameras, { rulebooks });
    const all = timelines.flat();
    const findings = all.flatMap((found) => found.findings);
    console.log(
      `| ${basename(first, '.mp4')}, ${basename(second, '.mp4')} | ${(aheadMs / 1000).toFixed(1)} s ` +
        `| ${clocks[1] === undefined ? 'no' : `${(-clocks[1].offsetMs / 1000).toFixed(2)} s`} ` +
        `| ${runs.map(({ encounters }) => encounters.length).join(', ')}, ${all.flatMap((found) => found.encounters).length} ` +
        `| ${runs.map(({ events }) => events.length).join(', ')}, ${all.flatMap((found) => found.events).length} ` +
        `| ${[...runs.map((run) => run.findings), findings].map(assessable).join(', ')} ` +
        `| ${findings.filter(({ reason }) => reason === 'cameras-disagree').length} |`,
    );
  }
}

function analysed(path: string): Promise<AnalysisRun> {
  const name = basename(path, '.mp4');
  const files = ['.camera.yaml', '.truth.json'].map((ending) => join(dirname(path), name + ending));
  const file = files.find(existsSync);
  const camera = file === undefined ? { zones: {} } : readCameraFile(file).geometry;
  return analyzeFootage({ path, window: 'A01', camera, rulebooks, sampleFps: 10, startedAt: NINE, ffmpeg: {} });
}

function stretchOf(run: AnalysisRun, aheadMs: Milliseconds): CameraStretch {
  const { startMs, durationMs } = run.footage;
  const recording = {
    ...{ id: aheadMs, startedAt: NINE + aheadMs, cameraKey: run.footage.sha256, rulebooksKey: '' },
    ...{ footage: { startMs, endMs: startMs + durationMs }, gaps: gapsOf(run) },
  };
  const parts = [{ recording, shiftMs: -startMs, speaks: { startMs: 0, endMs: durationMs } }];
  return {
    ...{ stretch: { originAt: recording.startedAt, parts }, camera: run.camera, picture: run.picture },
    source: {
      quietTimes: async () => quietTimes(run.readings),
      readings: async (_, within) => run.readings.filter(({ tMs }) => contains(within, tMs)),
      remembered: (_, measure) => measure(),
    },
  };
}

/** Share of what applied that was met or not met, as scores state it. */
function assessable(findings: readonly Finding[]): string {
  const count = (...verdicts: readonly Finding['verdict'][]) =>
    findings.filter(({ verdict }) => verdicts.includes(verdict)).length;
  const judged = count('met', 'not-met');
  return `${((100 * judged) / (judged + count('needs-review', 'not-assessable'))).toFixed(1)} %`;
}
