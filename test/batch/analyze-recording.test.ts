import { describe, expect, it } from 'vitest';
import { analyzeRecording } from '../../src/batch/analyze-recording.ts';
import { DAY_MS } from '../../src/contract/durations.ts';
import { USUAL_CALLING_CLOCKS } from '../../src/core/calling-clock.ts';
import { SYSTEM } from '../../src/store/audit/audit-chain.ts';
import { insertQueueEvents } from '../../src/store/queue/queue-events.ts';
import type { RecordedQueue } from '../../src/store/queue/queue-record.ts';
import { openServiceStore } from '../../src/store/service-store.ts';
import { NINE_O_CLOCK, run } from '../store/support/runs.ts';
import { STORE_KINDS } from '../store/support/stores.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const job = {
  ...{ hall: 'default', window: 'A01', path: 'a01.mp4', startedAt: NINE_O_CLOCK, sampleFps: 10 },
  ...{ camera: { zones: {} }, rulebooks: ['changzhou-2019'] },
};

describe.each(STORE_KINDS)('a recording of a batch on $name', ({ place }) => {
  it.each([
    [
      'is judged with what the calling system said around it',
      NINE_O_CLOCK + 5000,
      [[{ type: 'waiting', tMs: 5000, value: 2 }]],
    ],
    ['is judged without what the calling system said on another day', NINE_O_CLOCK + 86_400_000, [undefined]],
  ])('%s', async (_, at, expected) => {
    using folder = temporaryFolder();
    const location = await place();
    await using store = await openServiceStore(location);
    // The window is known by its runs.
    const footage = { ...run().footage, sha256: 'e'.repeat(64) };
    await store.commitRun(run({ footage, startedAt: NINE_O_CLOCK - DAY_MS }));
    await store.change(SYSTEM, async ({ writing, now, note }) => {
      note({ action: 'queue.receive', subject: 'window:1' });
      const { id } = await writing.selectFrom('windows').select('id').executeTakeFirstOrThrow();
      await insertQueueEvents(writing, id, [{ externalId: 'w1', type: 'waiting', at, value: 2 }], now);
    });
    const asked: (RecordedQueue | undefined)[] = [];
    const task = {
      ...{ job, path: folder.file('a01.mp4', 'words'), store: location, ffmpeg: {} },
      ...{ rulebooks: {}, openingHours: { ofHalls: {} }, callingClocks: USUAL_CALLING_CLOCKS },
    };
    const { outcome } = await analyzeRecording(task, {
      analyze: async ({ queueOf }) => {
        asked.push(await queueOf?.({ startMs: 0, durationMs: 20_000 }));
        return run();
      },
      onFraction: () => {},
      signal: new AbortController().signal,
    });
    expect(outcome).toBe('scored');
    expect(asked.map((queue) => queue?.events)).toEqual(expected);
  });
});
