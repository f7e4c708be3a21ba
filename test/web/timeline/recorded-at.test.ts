import { expect, it } from 'vitest';
import { recordedAt } from '../../../web/src/timeline/recorded-at.ts';

const at = (seconds: number) => Date.parse('2026-11-20T09:00:00+08:00') + seconds * 1000;
const recording = (id: number, startsAtS: number) => ({
  id,
  startedAt: new Date(at(startsAtS)).toISOString(),
  recording: { startMs: 500, durationMs: 60_000 },
});
const RUNS = [
  recording(1, 0),
  recording(2, 100),
  recording(5, 210),
  recording(4, 200),
  { id: 3, recording: { startMs: 0, durationMs: 60_000 } },
];

it.each([
  ['inside a recording', 10, 20, { runId: 1, fromMs: 10_500, toMs: 20_500 }],
  ['over its end', 50, 80, { runId: 1, fromMs: 50_500, toMs: 60_500 }],
  ['over two recordings', 50, 110, undefined],
  ['that a second camera saw in part', 200, 220, { runId: 4, fromMs: 500, toMs: 20_500 }],
  ['between them', 70, 90, undefined],
] as const)('a stretch %s', (_, from, to, expected) => {
  expect(recordedAt(RUNS, at(from), at(to))).toEqual(expected);
});
