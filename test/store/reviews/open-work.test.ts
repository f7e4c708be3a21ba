import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../../../src/contract/durations.ts';
import { openWork } from '../../../src/store/reviews/open-work.ts';
import { openServiceStore } from '../../../src/store/service-store.ts';
import { encounter, finding, NINE_O_CLOCK, run } from '../support/runs.ts';
import { STORE_KINDS } from '../support/stores.ts';

describe.each(STORE_KINDS)('open work in $name', ({ place }) => {
  it('is counted by the hall’s days, and what is superseded, met or elsewhere is none', async () => {
    await using store = await openServiceStore(await place());
    const verdicts = ['not-met', 'needs-review', 'met', 'not-assessable'] as const;
    const recorded = (sha: string, startedAt: number, window = 'A01', version = '0.1.0') =>
      run({
        window,
        startedAt,
        footage: { ...run().footage, sha256: sha.repeat(64) },
        engine: { ...run().engine, version },
        encounters: verdicts.map((_, i) => encounter({ id: `e${i}` })),
        findings: verdicts.map((verdict, i) => finding({ verdict, encounter: `e${i}` })),
      });
    // 00:30 at the hall is still the day before in UTC.
    const halfPastMidnight = NINE_O_CLOCK - 8.5 * 3_600_000;
    await store.commitRun(recorded('1', halfPastMidnight));
    await store.commitRun(recorded('1', halfPastMidnight, 'A01', '0.2.0'));
    await store.commitRun(recorded('2', NINE_O_CLOCK));
    await store.commitRun(recorded('3', NINE_O_CLOCK - DAY_MS));
    await store.commitRun(recorded('4', NINE_O_CLOCK, 'A02'));
    const [from, to] = ['2026-11-01', '2026-12-01'].map((day) => Date.parse(`${day}T00:00:00+08:00`));
    expect(await store.read((db) => openWork(db, 1, from!, to!))).toEqual([
      { day: '2026-11-19', recordings: 1, open: 2 },
      { day: '2026-11-20', recordings: 2, open: 4 },
    ]);
  });
});
