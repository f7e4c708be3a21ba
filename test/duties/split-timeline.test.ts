import { expect, test } from 'vitest';
import { findStretches } from '../../src/duties/find-stretches.ts';
import { splitTimeline } from '../../src/duties/split-timeline.ts';
import type { DutyRecording } from '../../src/duties/stretch.ts';
import type { Finding } from '../../src/rulebooks/finding.ts';

const NINE = Date.parse('2026-11-20T09:00:00+08:00');
const recording = (id: number, startMs: number, endMs: number): DutyRecording => ({
  id,
  startedAt: NINE + startMs,
  footage: { startMs: 500, endMs: 500 + endMs - startMs },
  ...{ cameraKey: 'front', rulebooksKey: 'qingpu' },
});

test('a finding tells episodes of other recordings in its own time, by the names that those give', () => {
  const [stretch] = findStretches([recording(1, 0, 60_000), recording(2, 60_000, 120_000)]);
  const episode = { person: 'clerk-1', confidence: 0.9 };
  const finding: Finding = {
    ...{ rulebook: 'r', clause: 'c', verdict: 'not-met', reason: 'above-threshold' },
    evidence: { startMs: 80_000, endMs: 90_000 },
    episodes: {
      watchedMs: 120_000,
      seen: [
        { ...episode, startMs: 10_000, endMs: 15_000 },
        { ...episode, startMs: 80_000, endMs: 90_000 },
      ],
    },
  };
  const found = { people: [], events: [], blindness: [], encounters: [], findings: [finding] };
  const tracks = [new Map([['clerk-1', 'clerk-1']]), new Map([['clerk-4', 'clerk-1']])];
  const [first, second] = splitTimeline(found, stretch!, tracks);
  expect(first!.findings).toEqual([]);
  expect(second!.findings[0]!.episodes).toEqual({
    watchedMs: 120_000,
    seen: [
      { startMs: -49_500, endMs: -44_500, person: 'clerk-1', confidence: 0.9 },
      { startMs: 20_500, endMs: 30_500, person: 'clerk-4', confidence: 0.9 },
    ],
  });
});
