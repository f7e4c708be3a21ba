import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/timeline/open-store.ts';
import { NINE_O_CLOCK, run } from './support/runs.ts';
import { STORE_KINDS } from './support/stores.ts';

describe.each(STORE_KINDS)('a store on $name', ({ place }) => {
  it('gives a committed run back', async () => {
    await using store = await openStore(await place());
    const committed = run();
    const { runId } = await store.commitRun(committed);
    const { readings, ...found } = await store.run(runId);
    const { readings: _, ...expected } = committed;
    expect(found).toMatchObject(expected);
    expect(readings).toHaveLength(committed.readings.length);
    expect(await store.readings(runId, { startMs: 200, endMs: 200 })).toHaveLength(1);
    const t = await store.timeline({ window: 'A01', from: NINE_O_CLOCK, to: NINE_O_CLOCK + 1001 });
    expect(t.events).toHaveLength(1);
    expect(t.findings).toHaveLength(1);
  });
});
