import { expect, test } from 'vitest';
import { runLines } from '../../src/cli/run-lines.ts';
import { loadRulebooks } from '../../src/config/load-rulebooks.ts';
import type { Interval } from '../../src/core/interval.ts';
import { fromStart } from '../../src/reports/from-start.ts';
import type { AnalysisRun } from '../../src/store/runs/run.ts';
import { clipRun } from '../support/clip-run.ts';
import { recordedTerminal } from '../support/recorded-terminal.ts';

/** The clock of a recorder that has run for 13 hours. */
const START_MS = 48_000_000;
const RESET_MS = 9_000;

const decodingFrom = (startMs: number) => ({
  gaps: [{ startMs: startMs + 1_000, endMs: startMs + 3_000 }],
  ...{ picturesLeftOut: 0, damaged: 0 },
  timeMap: {
    pieces: [
      { startMs, offsetMs: 0 },
      { startMs: startMs + RESET_MS, offsetMs: 5 },
    ],
  },
});

function onClock(run: AnalysisRun, byMs: number): AnalysisRun {
  const moved = <I extends Interval>(interval: I) => ({
    ...interval,
    startMs: interval.startMs + byMs,
    endMs: interval.endMs + byMs,
  });
  return {
    ...run,
    footage: { ...run.footage, startMs: run.footage.startMs + byMs },
    decoding: decodingFrom(byMs),
    completeness: { complete: false, covered: [{ startMs: byMs, endMs: byMs + 9_000 }], problem: 'cut off' },
    events: run.events.map((event) => ({ ...moved(event), ...(event.peakMs && { peakMs: event.peakMs + byMs }) })),
    blindness: run.blindness.map(moved),
    encounters: run.encounters.map((encounter) => ({
      ...moved(encounter),
      atCounter: moved(encounter.atCounter),
      phases: encounter.phases.map(moved),
    })),
    findings: run.findings.map((finding) => ({ ...finding, evidence: moved(finding.evidence) })),
  };
}

const ofClip = (byMs: number) => onClock(clipRun('counter-violations'), byMs);

test('readers count from the recording’s start, whatever its clock says', () => {
  expect(fromStart(ofClip(START_MS))).toEqual(ofClip(0));
  expect(fromStart(ofClip(0))).toEqual(ofClip(0));
});

test('the command line tells offsets, and where the recorder’s clock was reset', () => {
  const lines = (run: AnalysisRun) => runLines(run, loadRulebooks(), ['not-met'], recordedTerminal());
  expect(lines(ofClip(START_MS))).toEqual(lines(ofClip(0)));
  expect(lines(ofClip(START_MS)).join('\n')).toContain('the recorder’s clock was reset at 0:09.0');
});
