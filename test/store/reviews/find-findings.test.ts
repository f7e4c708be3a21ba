import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../../src/contract/durations.ts';
import type { StoreLocation } from '../../../src/core/store-location.ts';
import { openStore } from '../../../src/store/open-store.ts';
import type { FindingFilter } from '../../../src/store/reviews/find-findings.ts';
import type { TimelineStore } from '../../../src/store/store.ts';
import { encounter, engine, finding, NINE_O_CLOCK, run } from '../support/runs.ts';
import { STORE_KINDS } from '../support/stores.ts';

async function filledStore(location: StoreLocation): Promise<TimelineStore> {
  const store = await openStore(location);
  const footage = (n: number) => ({ ...run().footage, sha256: `${n}`.repeat(64) });
  const superseded = [finding({ clause: 'superseded' })];
  await store.commitRun(run({ footage: footage(1), findings: superseded, engine: engine({ version: '0.0.1' }) }));
  await store.commitRun(
    run({
      footage: footage(1),
      findings: [
        finding({
          clause: 'smiles',
          verdict: 'not-met',
          reason: 'not-observed',
          evidence: { startMs: 3000, endMs: 4000 },
        }),
        finding({ clause: 'stands', evidence: { startMs: 1000, endMs: 2000 } }),
        finding({ clause: 'stands', rulebook: 'jinhu-2013', evidence: { startMs: 2000, endMs: 3000 } }),
      ],
    }),
  );
  await store.commitRun(
    run({
      window: 'A02',
      footage: footage(2),
      startedAt: NINE_O_CLOCK + HOUR_MS,
      findings: [finding({ clause: 'stands', verdict: 'needs-review', reason: 'near-threshold' })],
    }),
  );
  await store.commitRun(
    run({
      hall: 'west',
      footage: footage(3),
      startedAt: NINE_O_CLOCK - HOUR_MS,
      findings: [finding({ clause: 'smiles' })],
    }),
  );
  return store;
}

describe.each(STORE_KINDS)('findings in $name', ({ place }) => {
  it.each<{ filter: FindingFilter; found: string[] }>([
    {
      filter: {},
      found: ['A02 stands needs-review', 'A01 smiles not-met', 'A01 stands met', 'A01 stands met', 'A01 smiles met'],
    },
    { filter: { hall: 'west' }, found: ['A01 smiles met'] },
    { filter: { hall: 'nowhere' }, found: [] },
    { filter: { windows: ['A02'] }, found: ['A02 stands needs-review'] },
    { filter: { windows: ['A01', 'A02'], clause: 'smiles' }, found: ['A01 smiles not-met', 'A01 smiles met'] },
    { filter: { windows: [] }, found: [] },
    { filter: { rulebook: 'jinhu-2013' }, found: ['A01 stands met'] },
    { filter: { verdicts: ['not-met', 'needs-review'] }, found: ['A02 stands needs-review', 'A01 smiles not-met'] },
    { filter: { reasons: ['near-threshold'] }, found: ['A02 stands needs-review'] },
    { filter: { from: NINE_O_CLOCK + 3000 }, found: ['A02 stands needs-review', 'A01 smiles not-met'] },
    { filter: { to: NINE_O_CLOCK + 1000 }, found: ['A01 smiles met'] },
    { filter: { timeOfDay: { from: 9.5 * HOUR_MS, to: 12 * HOUR_MS } }, found: ['A02 stands needs-review'] },
    {
      filter: { timeOfDay: { from: 9.5 * HOUR_MS, to: 8.5 * HOUR_MS } },
      found: ['A02 stands needs-review', 'A01 smiles met'],
    },
    { filter: { weekday: 4 }, found: [] },
    { filter: { weekday: 5, clause: 'smiles' }, found: ['A01 smiles not-met', 'A01 smiles met'] },
    { filter: { runId: 1 }, found: ['A01 superseded met'] },
  ])('that match $filter, newest first', async ({ filter, found }) => {
    await using store = await filledStore(await place());
    const { findings, nextCursor } = await store.findings(filter, { limit: 50 });
    expect(findings.map((f) => `${f.window} ${f.clause} ${f.verdict}`)).toEqual(found);
    expect(nextCursor).toBeUndefined();
  });

  it('come page by page, each once, also where many have the same time', async () => {
    await using store = await openStore(await place());
    const encounters = Array.from({ length: 25 }, (_, i) => encounter({ id: `e${i}` }));
    await store.commitRun(run({ encounters, findings: encounters.map(({ id }) => finding({ encounter: id })) }));
    const seen: string[] = [];
    const sizes: number[] = [];
    for (let cursor: string | undefined, more = true; more; ) {
      const page = await store.findings({}, { limit: 10, ...(cursor === undefined ? {} : { cursor }) });
      seen.push(...page.findings.map((f) => f.encounter!));
      sizes.push(page.findings.length);
      cursor = page.nextCursor;
      more = cursor !== undefined;
    }
    expect(sizes).toEqual([10, 10, 5]);
    expect(new Set(seen).size).toBe(25);
  });

  it('of footage without a start are found, except by time', async () => {
    await using store = await openStore(await place());
    const { startedAt: _, ...undated } = run();
    await store.commitRun(undated);
    expect((await store.findings({}, { limit: 5 })).findings).toHaveLength(1);
    expect((await store.findings({ from: 0 }, { limit: 5 })).findings).toHaveLength(0);
  });

  it.each(['', 'abc', '1.2.3', "1.1' or 1=1", '99999999999999999999.1'])('refuse the cursor "%s"', async (cursor) => {
    await using store = await filledStore(await place());
    await expect(store.findings({}, { limit: 5, cursor })).rejects.toMatchObject({ code: 'LIYI_USAGE' });
  });
});
