import { expect, test } from 'vitest';
import { reportProgress } from '../../src/cli/progress.ts';
import { recordedTerminal } from '../support/recorded-terminal.ts';

function linesFor(durationMs: number | undefined, startMs = 0): string[] {
  const terminal = recordedTerminal();
  using report = reportProgress('a01.mp4', terminal);
  for (let t = 0; t <= 60_000; t += 200) {
    report.update({ tMs: startMs + t, startMs, framesAnalysed: t / 200 + 1, ...(durationMs && { durationMs }) });
  }
  return terminal.noted;
}

test.each([0, 1_400])('where lines cannot be redrawn: a line each tenth (footage from %i ms)', (startMs) => {
  const lines = linesFor(60_000, startMs);
  expect(lines.map((line) => /^a01\.mp4 (\d+)% · /.exec(line)?.[1])).toEqual(
    [10, 20, 30, 40, 50, 60, 70, 80, 90, 100].map(String),
  );
  expect(lines[0]).toMatch(/\d+\.\d× 实时 real time · 31 帧 frames · 剩余 ETA \d+:\d\d$/);
});

test('footage that does not say how long it is has no shares', () => {
  expect(linesFor(undefined)).toEqual([]);
});
