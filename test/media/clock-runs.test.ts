import { expect, test } from 'vitest';
import { ClockRuns } from '../../src/media/clock-runs.ts';

const WRAP_MS = 2 ** 33 / 90;

/** Packets of pictures that are shown when they are decoded, one each 40 ms. */
const fromMs = (startMs: number, count = 100): number[] => Array.from({ length: count }, (_, i) => startMs + 40 * i);

function runsOf(times: readonly number[], wrapMs?: number) {
  const clock = new ClockRuns(wrapMs);
  for (const [i, tMs] of times.entries()) clock.add({ dtsMs: tMs, ptsMs: tMs, position: i, isKey: true });
  return clock.runs.map(({ startMs, lastMs, packets }) => [Math.round(startMs), Math.round(lastMs), packets]);
}

test.each([
  { what: 'runs through', times: fromMs(1400), runs: [[1400, 5360, 100]] },
  { what: 'leaves out half an hour', times: [...fromMs(0), ...fromMs(1_800_000)], runs: [[0, 1_803_960, 200]] },
  {
    what: 'is reset',
    times: [...fromMs(1400), ...fromMs(1400)],
    runs: [
      [1400, 5360, 100],
      [1400, 5360, 100],
    ],
  },
  {
    what: 'is reset after less than a second, to where it began',
    times: [...fromMs(1400, 10), ...fromMs(1400, 10)],
    runs: [
      [1400, 1760, 10],
      [1400, 1760, 10],
    ],
  },
  { what: 'has a stray', times: [...fromMs(0, 50), 1500, ...fromMs(2000, 50)], runs: [[0, 3960, 101]] },
])('a clock that $what', ({ times, runs }) => expect(runsOf(times)).toEqual(runs));

test.each([
  {
    what: 'wraps',
    times: fromMs(WRAP_MS - 2000).map((tMs) => tMs % WRAP_MS),
    runs: [[WRAP_MS - 2000, WRAP_MS + 1960, 100]],
  },
  {
    what: 'is reset, which ffmpeg takes for a wrap',
    times: [...fromMs(100_000), ...fromMs(WRAP_MS + 1400)],
    runs: [
      [100_000, 103_960, 100],
      [WRAP_MS + 1400, WRAP_MS + 5360, 100],
    ],
  },
])('a clock of 33 bits that $what', ({ times, runs }) =>
  expect(runsOf(times, WRAP_MS)).toEqual(runs.map((run) => run.map(Math.round))),
);

test('pictures are stored in another order than they are shown', () => {
  const clock = new ClockRuns();
  const shown = [120, 80, 40, 240, 200, 160];
  for (const [i, ptsMs] of shown.entries()) clock.add({ dtsMs: 40 * (i - 1), ptsMs, isKey: i === 0 });
  expect(clock.runs).toMatchObject([{ startMs: 40, lastMs: 240, packets: 6 }]);
});

test('a presentation time far from its decoding time is not believed', () => {
  const clock = new ClockRuns();
  for (const tMs of fromMs(0)) clock.add({ dtsMs: tMs, ptsMs: tMs === 2000 ? 3_600_000 : tMs, isKey: true });
  expect(clock.runs).toMatchObject([{ startMs: 0, lastMs: 3960 }]);
});
