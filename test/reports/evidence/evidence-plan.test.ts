import { expect, test } from 'vitest';
import type { Verdict } from '../../../src/contract/verdict.ts';
import { planEvidence } from '../../../src/reports/evidence/evidence-plan.ts';
import type { Finding } from '../../../src/rulebooks/finding.ts';
import { clipRun } from '../../support/clip-run.ts';
import { bow } from '../../support/events.ts';

const finding = (verdict: Verdict, startMs: number, endMs: number, more: Partial<Finding> = {}): Finding => ({
  rulebook: 'r',
  clause: 'c',
  verdict,
  reason: 'observed',
  evidence: { startMs, endMs },
  ...more,
});

const shotOf = (wanted: Finding, events = [bow(9_000, 11_000, 16.4, 2)]) =>
  planEvidence(clipRun('counter-violations', { findings: [wanted], events })).get(wanted);

test.each<[Verdict, boolean, boolean]>([
  ['met', true, false],
  ['not-met', true, true],
  ['needs-review', true, true],
  ['not-assessable', false, false],
  ['not-applicable', false, false],
])('%s: still %s, clip %s', (verdict, still, clip) => {
  const shot = shotOf(finding(verdict, 5_000, 7_000));
  expect([shot?.stillMs !== undefined, shot?.clip !== undefined]).toEqual([still, clip]);
});

test('a clip leads in and out, inside the footage', () => {
  expect(shotOf(finding('not-met', 5_000, 7_000))?.clip).toEqual({ startMs: 4_000, endMs: 8_000 });
  expect(shotOf(finding('not-met', 0, 29_900))?.clip).toEqual({ startMs: 0, endMs: 20_000 });
  expect(shotOf(finding('not-met', 25_000, 30_000))?.clip).toEqual({ startMs: 24_000, endMs: 30_000 });
});

test.each([
  { gaps: [[13_000, 19_000]], stillMs: 12_999 },
  { gaps: [[9_000, 15_000]], stillMs: 15_000 },
  { gaps: [[9_000, 30_000]], stillMs: 8_999 },
  { gaps: [[1_000, 7_000]], stillMs: 14_000 },
])('the still is of a moment that has a picture: gaps $gaps', ({ gaps, stillMs }) => {
  const wanted = finding('met', 8_000, 20_000);
  const run = clipRun('counter-violations', { findings: [wanted], events: [] });
  const decoding = {
    gaps: gaps.map(([startMs, endMs]) => ({ startMs: startMs!, endMs: endMs! })),
    ...{ picturesLeftOut: 0, damaged: 0, timeMap: { pieces: [{ startMs: 0, offsetMs: 0 }] } },
  };
  expect(planEvidence({ ...run, decoding }).get(wanted)?.stillMs).toBe(stillMs);
});

test('the still is of the peak that was measured, otherwise of the middle', () => {
  const value = { value: 16.4, unit: 'deg' } as const;
  expect(shotOf(finding('met', 8_000, 20_000, { value }))?.stillMs).toBe(10_000);
  expect(shotOf(finding('met', 8_000, 20_000))?.stillMs).toBe(14_000);
  expect(shotOf(finding('met', 12_000, 20_000, { value }))?.stillMs).toBe(16_000);
});

test.each([
  ['the middle where enough is shown', [[0, 30_000, 0.8]], 14_000],
  ['the nearest moment at which least is hidden', [[12_700, 17_000, 1]], 12_286],
  [
    'one that shows more than a nearer one',
    [
      [10_400, 20_000, 1],
      [9_400, 10_400, 0.95],
      [8_000, 9_400, 0.5],
    ],
    8_857,
  ],
  ['the middle where all is hidden throughout', [[0, 30_000, 1]], 14_000],
] satisfies [string, [number, number, number][], number][])('the still is of %s', (_, hidden, stillMs) => {
  const wanted = finding('met', 8_000, 20_000);
  const run = clipRun('counter-violations', { findings: [wanted], events: [] });
  const regions = hidden.map(([startMs, endMs, share]) => ({
    interval: { startMs, endMs },
    box: { left: 0, top: 0, width: 1000 * share, height: 500 },
  }));
  const shown = { width: 1000, height: 500 };
  expect(planEvidence(run, { regions, shown }).get(wanted)?.stillMs).toBe(stillMs);
});
