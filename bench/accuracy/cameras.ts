/**
 * What two cameras of one scene give together: `npm run bench:cameras [first.mp4 second.mp4]…`. Without clips: the pairs of
 * the shared footage. Each clip has its truth beside it, and is analysed once; then both are judged together, the second
 * one's clock as it is and 2.4 s off.
 */
import { basename, dirname, extname, join } from 'node:path';
import { loadRulebooks } from '../../src/config/load-rulebooks.ts';
import { contains } from '../../src/core/interval.ts';
import type { Milliseconds } from '../../src/core/units.ts';
import { quietTimes } from '../../src/duties/quiet-times.ts';
import { type CameraStretch, judgeCameras } from '../../src/judge-cameras.ts';
import { analyzeFootage } from '../../src/pipeline.ts';
import type { Finding } from '../../src/rulebooks/finding.ts';
import type { AnalysisRun } from '../../src/store/runs/run.ts';
import { gapsOf } from '../../src/store/runs/run-gaps.ts';
import { type Clip, clipsOf, defaultFolder } from './clip-folder.ts';

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
    : PAIRS.map(([a, b]) => [join(defaultFolder(), `${a}.mp4`), join(defaultFolder(), `${b}.mp4`)]);

console.log('| pair | clock ahead | found | encounters | events | assessable: first, second, together | disagree |');
console.log('| --- | --- | --- | --- | --- | --- | --- |');
for (const [first, second] of pairs) {
  const clips = [clipAt(first), clipAt(second)] as const;
  const runs = [await analysed(clips[0]), await analysed(clips[1])] as const;
  for (const aheadMs of AHEAD_MS) {
    const cameras = [stretchOf(runs[0], 0), stretchOf(runs[1], aheadMs)];
    const { timelines, clocks } = await judgeCameras(cameras, { rulebooks });
    const all = timelines.flat();
    const findings = all.flatMap((found) => found.findings);
    console.log(
      `| ${clips.map(({ name }) => name).join(', ')} | ${(aheadMs / 1000).toFixed(1)} s ` +
        `| ${clocks[1] === undefined ? 'no' : `${(-clocks[1].offsetMs / 1000).toFixed(2)} s`} ` +
        `| ${runs.map(({ encounters }) => encounters.length).join(', ')}, ${all.flatMap((found) => found.encounters).length} ` +
        `| ${runs.map(({ events }) => events.length).join(', ')}, ${all.flatMap((found) => found.events).length} ` +
        `| ${[...runs.map((run) => run.findings), findings].map(assessable).join(', ')} ` +
        `| ${findings.filter(({ reason }) => reason === 'cameras-disagree').length} |`,
    );
  }
}

function clipAt(path: string): Clip {
  const name = basename(path, extname(path));
  const clip = clipsOf(dirname(path), [name]).find((each) => each.name === name);
  if (clip === undefined) throw new Error(`${path}: there is no ${name}.truth.json beside it`);
  return clip;
}

function analysed({ path, camera }: Clip): Promise<AnalysisRun> {
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
