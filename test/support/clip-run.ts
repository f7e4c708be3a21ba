import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { trueEvents } from '../../bench/accuracy/true-events.ts';
import { readTruth } from '../../bench/accuracy/truth.ts';
import { loadRulebooks } from '../../src/config/load-rulebooks.ts';
import { findEncounters } from '../../src/encounters/find-encounters.ts';
import { evaluate } from '../../src/rulebooks/evaluate.ts';
import type { AnalysisRun } from '../../src/store/runs/run.ts';

export type ClipName = 'counter-by-the-book' | 'counter-violations';

export const clipPath = (file: string): string => new URL(`../../fixtures/clips/${file}`, import.meta.url).pathname;

/** What a perfect observer makes of a bundled clip: the events of its truth, judged. */
export function clipRun(name: ClipName, more: Partial<AnalysisRun> = {}): AnalysisRun {
  const file = new URL(`../../fixtures/clips/${name}.truth.json`, import.meta.url);
  const truth = readTruth(fileURLToPath(file));
  const { footage } = truth;
  const events = trueEvents(truth);
  const { width, height, fps, camera } = JSON.parse(readFileSync(file, 'utf8'));
  const encounters = findEncounters(events, footage);
  const rulebooks = loadRulebooks(['qingpu-2023']);
  const blindness = more.blindness ?? [];
  return {
    window: 'A01',
    startedAt: Date.parse('2026-11-20T09:00:00+08:00'),
    camera: { view: camera.view, windowKind: 'comprehensive', zones: {} },
    footage: {
      sha256: '0'.repeat(64),
      name: `${name}.mp4`,
      durationMs: footage.endMs - footage.startMs,
      startMs: footage.startMs,
      width,
      height,
      fps,
    },
    engine: { version: '0.0.0', models: [{ id: 'pose', sha256: 'f'.repeat(64) }], settings: { sampleFps: 10 } },
    completeness: { complete: true },
    people: [
      { id: 'clerk-1', role: 'clerk' },
      { id: 'citizen-1', role: 'citizen' },
    ],
    events,
    encounters,
    findings: evaluate(rulebooks, {
      footage,
      events,
      blindness,
      encounters,
      view: camera.view,
      windowKind: 'comprehensive',
    }),
    picture: { width, height },
    readings: [],
    ...more,
    blindness,
  };
}
