import { expect, it } from 'vitest';
import { SlowedPool } from '../../../bench/accuracy/slowed-pool.ts';
import { StreamAnalysis } from '../../../src/watch/stream-analysis.ts';
import type { StreamMessage, StreamReport } from '../../../src/watch/worker-messages.ts';
import { frameReading } from '../../support/readings.ts';

const SIZE = { width: 160, height: 120 };
const STEP_MS = 200;

/** Twelve chosen pictures, 200 ms apart, in none of which anything moves. */
async function analysedTimes(share: number) {
  const analysed: StreamMessage[] = [];
  const report = (said: StreamReport) => analysis.report(said);
  const pool = new SlowedPool({
    nets: [],
    report,
    open: async () => ({
      ...{ seen: () => {}, tick: () => {}, end: () => {} },
      analysisOf: (frame) => async () => {
        analysed.push(frame);
        report({ kind: 'read', stream: 'A01', reading: frameReading(frame.tMs), tracks: {}, cpuMs: 1, nets: {} });
      },
    }),
  });
  const analysis: StreamAnalysis = new StreamAnalysis(
    {
      spec: {
        id: 'A01',
        window: 'A01',
        address: { kind: 'file', path: '', loop: false },
        camera: { zones: {} },
        rulebooks: [],
      },
      originMs: 0,
      segments: { usualMs: 60_000, longestMs: 60_000 },
    },
    pool,
    { frameTaken: () => {}, events: () => {}, picture: () => {}, ended: () => {}, internalError: () => {} },
  );
  for (let i = 0; i < 12; i++) {
    analysis.buffer(SIZE);
    analysis.seen(i * STEP_MS);
    analysis.post({ tMs: i * STEP_MS, stillMs: STEP_MS });
    await pool.grant(share);
  }
  await analysis.end({ nowMs: 2400, isLive: true });
  return { analysed, dropped: analysis.dropped };
}

it.each([
  { share: 1, times: Array.from({ length: 12 }, (_, i) => i * STEP_MS), still: STEP_MS },
  { share: 0.25, times: [0, 600, 1400], still: 4 * STEP_MS },
  { share: 0.1, times: [0], still: STEP_MS },
])(
  'a machine with $share of the time it needs analyses that share of the pictures',
  async ({ share, times, still }) => {
    const { analysed } = await analysedTimes(share);
    expect(analysed.map((frame) => 'tMs' in frame && frame.tMs)).toEqual(times);
    expect(analysed.at(-1)).toMatchObject({ stillMs: still });
  },
);
