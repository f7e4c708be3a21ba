import { expect, test } from 'vitest';
import { shownEpisode } from '../../../src/api/evidence/shown-episode.ts';
import type { RunRecord } from '../../../src/store/runs/runs.ts';
import type { StoredFinding } from '../../../src/store/runs/stored-timeline.ts';
import type { TimelineStore } from '../../../src/store/store.ts';
import { finding, NINE_O_CLOCK, run } from '../../store/support/runs.ts';

const LENGTH_MS = 60_000;
const FRONT = { view: 'front', zones: {} } as const;

const recorded = (id: number, startedAt: number, more: Partial<RunRecord> = {}) =>
  ({
    ...run(),
    ...{ id, hall: 'default', startedAt, camera: FRONT },
    footage: { ...run().footage, startMs: 500, durationMs: LENGTH_MS },
    ...more,
  }) as unknown as RunRecord;
const former = recorded(1, NINE_O_CLOCK);
const own = recorded(2, NINE_O_CLOCK + LENGTH_MS);
const side = recorded(3, NINE_O_CLOCK, { camera: { view: 'side', zones: {} } });
const store = { runs: async () => [side, former] } as unknown as TimelineStore;

const episode = { person: 'clerk-1', confidence: 0.9 };
const twice = {
  ...finding(),
  ...{ id: 7, runId: 2 },
  episodes: {
    watchedMs: 2 * LENGTH_MS,
    seen: [
      { ...episode, startMs: -49_500, endMs: -44_500 },
      { ...episode, startMs: 20_500, endMs: 30_500 },
    ],
  },
} as StoredFinding;

test('an episode in the finding’s own recording is shown there', async () => {
  const shown = await shownEpisode(store, twice, own, 2);
  expect([shown.run.id, shown.finding.evidence]).toEqual([2, { startMs: 20_500, endMs: 30_500 }]);
});

test('one of before it by the recording of the same camera that shows it, in that one’s time', async () => {
  const shown = await shownEpisode(store, twice, own, 1);
  expect([shown.run.id, shown.finding.evidence]).toEqual([1, { startMs: 10_500, endMs: 15_500 }]);
});

test('there is no third', async () => {
  await expect(shownEpisode(store, twice, own, 3)).rejects.toMatchObject({ code: 'LIYI_NOT_FOUND' });
});

test('one that no recording shows is shown by none', async () => {
  for (const others of [[side], []]) {
    const without = { runs: async () => others } as unknown as TimelineStore;
    await expect(shownEpisode(without, twice, own, 1)).rejects.toMatchObject({ code: 'LIYI_NOT_FOUND' });
  }
});

test('recordings of one camera are matched by its own clock, whatever others they were judged with', async () => {
  const judgedWithOthers = recorded(1, NINE_O_CLOCK, { clockOffset: { offsetMs: 40_000, source: 'estimated' } });
  const before = recorded(4, NINE_O_CLOCK - LENGTH_MS);
  const clocks = { runs: async () => [before, judgedWithOthers] } as unknown as TimelineStore;
  const shown = await shownEpisode(clocks, twice, own, 1);
  expect([shown.run.id, shown.finding.evidence]).toEqual([1, { startMs: 10_500, endMs: 15_500 }]);
});
