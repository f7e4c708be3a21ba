import { expect, test } from 'vitest';
import { runLines } from '../../src/cli/run-lines.ts';
import { loadRulebooks } from '../../src/config/load-rulebooks.ts';
import { VERDICTS, type Verdict } from '../../src/contract/verdict.ts';
import { blindnessOfPicture } from '../../src/events/blindness.ts';
import { clipRun } from '../support/clip-run.ts';
import { bow } from '../support/events.ts';
import { recordedTerminal } from '../support/recorded-terminal.ts';

const linesOf = (run: ReturnType<typeof clipRun>, verdicts: readonly Verdict[] = ['not-met']) =>
  runLines(run, loadRulebooks(), verdicts, recordedTerminal());

test('head, events in order of time, encounter with its phases, counts, then the verdicts asked for', () => {
  const run = clipRun('counter-violations');
  const lines = linesOf(run);
  expect(lines[0]).toBe(
    '窗口 window A01 · 2026-11-20T09:00:00+08:00 · 机位 camera 斜侧 three-quarter · counter-violations.mp4 · 0:30',
  );
  const events = lines.slice(1, 1 + run.events.length);
  expect(events[0]).toBe('  0:00.0  0:03.7  clerk-1    就座 seated');
  expect(lines).toContainEqual(expect.stringMatching(/^ {2}接待 encounter e1 .*来 arrival 0:00\.0.*送 farewell/));
  const notMet = run.findings.filter(({ verdict }) => verdict === 'not-met');
  const acts = notMet.filter(({ sameActAs }) => sameActAs === undefined);
  expect(lines).toContainEqual(expect.stringContaining(`未达标 not met ${acts.length} ·`));
  expect(lines.filter((line) => line.startsWith('  ✗'))).toHaveLength(notMet.length);
  expect(lines.join('\n')).toContain('双手接');
});

test('every verdict when all are asked for', () => {
  const run = clipRun('counter-violations');
  expect(linesOf(run, VERDICTS).filter((line) => /^ {2}[✓✗?·–] /.test(line))).toHaveLength(run.findings.length);
});

test('a bow has its angle, its uncertainty and its grade', () => {
  const run = clipRun('counter-violations', { events: [{ ...bow(1_000, 2_000, 16.4, 2.1), gradeDeg: 15 }] });
  expect(linesOf(run)[1]).toContain('鞠躬 bow 16.4° ± 2.1° (15°)');
});

test('an incomplete recording says so', () => {
  const completeness = { complete: false, covered: [{ startMs: 0, endMs: 9_000 }], problem: 'cut off' } as const;
  expect(linesOf(clipRun('counter-violations', { completeness }))[1]).toBe(
    '! 录像不完整 incomplete: cut off (0:00.0–0:09.0)',
  );
});

test('a recording whose picture froze says so', () => {
  const blindness = blindnessOfPicture({ startMs: 3000, endMs: 9000, reason: 'frozen' });
  expect(linesOf(clipRun('counter-violations', { blindness }))[1]).toBe(
    '! 0:03.0–0:09.0 画面静止不动（卡住），不作判断 frozen picture (0:03.0–0:09.0): judged by nobody',
  );
});

test('a finding of a rulebook that is gone keeps its ids', () => {
  const run = clipRun('counter-violations');
  const findings = run.findings.map((finding) => ({ ...finding, rulebook: 'gone-1999' }));
  expect(linesOf({ ...run, findings }).join('\n')).toContain('gone-1999 3.2.2-both-hands-intake');
});
