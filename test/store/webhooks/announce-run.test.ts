import { expect, onTestFinished, test } from 'vitest';
import { openServiceStore } from '../../../src/store/service-store.ts';
import { noticesAfter } from '../../../src/store/webhooks/notices.ts';
import { engine, run } from '../support/runs.ts';
import { STORE_KINDS } from '../support/stores.ts';

test.each(STORE_KINDS)(
  'a run that takes the place of another says so, and one that changes nothing is not told ($name)',
  async ({ place }) => {
    const store = await openServiceStore(await place());
    onTestFinished(() => store[Symbol.asyncDispose]());
    const { runId } = await store.commitRun(run());
    const again = engine({ version: '9.9.9' });
    const { readings: _, ...timeline } = await store.run(runId);
    const judged = await store.commitReevaluation(runId, timeline, again);
    await store.commitReevaluation(judged.runId, timeline, again);
    const notices = await noticesAfter(store.database.db, 0, 10);
    expect(notices.filter(({ type }) => type === 'run.committed').map(({ body }) => body)).toEqual([
      { runId, window: 'A01' },
      { runId: judged.runId, window: 'A01', supersedes: runId },
    ]);
  },
);
