import { describe, expect, it } from 'vitest';
import { VERDICTS, type Verdict } from '../../../src/contract/verdict.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { recounted, summarized } from '../support/recounting.ts';
import { engine, finding, run } from '../support/runs.ts';
import { STORE_KINDS } from '../support/stores.ts';

const MINUTE_MS = 60_000;
const HALF_AN_HOUR_BEFORE_MIDNIGHT = Date.parse('2026-11-20T23:30:00+08:00');
const month = { fromDay: '2026-11-01', toDay: '2026-11-30' };
const none = { met: 0, 'not-met': 0, 'needs-review': 0, 'not-assessable': 0, 'not-applicable': 0 };

const overMidnight = run({
  startedAt: HALF_AN_HOUR_BEFORE_MIDNIGHT,
  findings: [
    finding({ evidence: { startMs: 29 * MINUTE_MS, endMs: 31 * MINUTE_MS } }),
    finding({ evidence: { startMs: 30 * MINUTE_MS, endMs: 31 * MINUTE_MS } }),
    finding({
      verdict: 'not-met',
      reason: 'not-observed',
      evidence: { startMs: 40 * MINUTE_MS, endMs: 41 * MINUTE_MS },
    }),
  ],
});

describe.each(STORE_KINDS)('a summary in $name', ({ place }) => {
  it('adds up the verdicts of a window and clause', async () => {
    await using store = await openStore(await place());
    await store.commitRun(overMidnight);
    expect(await store.summary(month)).toEqual([
      {
        hall: 'default',
        window: 'A01',
        rulebook: 'qingpu-2023',
        clause: 'stands-to-greet',
        counts: { ...none, met: 2, 'not-met': 1 },
        watched: { watchedMs: 0, episodes: 0 },
      },
    ]);
  });

  it('counts an act once, and adds up how long was watched and how often what is forbidden was seen', async () => {
    await using store = await openStore(await place());
    const { encounter: _, ...ofShift } = finding();
    const seen = { person: 'clerk-1', confidence: 0.9, startMs: 1000, endMs: 2000 };
    const watched = (times: number) => ({ watchedMs: 60_000, seen: Array.from({ length: times }, () => seen) });
    await store.commitRun(
      run({
        findings: [
          { ...ofShift, episodes: watched(0) },
          { ...ofShift, verdict: 'not-met', episodes: watched(2) },
          { ...ofShift, verdict: 'needs-review', episodes: watched(1) },
          { ...finding(), sameActAs: 'another' },
        ],
      }),
    );
    expect(await store.summary(month)).toMatchObject([
      {
        counts: { ...none, met: 1, 'not-met': 1, 'needs-review': 1 },
        watched: { watchedMs: 120_000, episodes: 2 },
      },
    ]);
  });

  it("splits days at midnight in China, by the evidence's begin", async () => {
    await using store = await openStore(await place());
    await store.commitRun(overMidnight);
    expect(await store.summary({ ...month, perDay: true })).toMatchObject([
      { day: '2026-11-20', counts: { ...none, met: 1 } },
      { day: '2026-11-21', counts: { ...none, met: 1, 'not-met': 1 } },
    ]);
    expect(await store.summary({ fromDay: '2026-11-21', toDay: '2026-11-21' })).toMatchObject([
      { counts: { ...none, met: 1, 'not-met': 1 } },
    ]);
    expect(await store.summary({ fromDay: '2026-11-22', toDay: '2026-11-30' })).toEqual([]);
  });

  it('is of the windows and halls asked for', async () => {
    await using store = await openStore(await place());
    for (const where of [{ window: 'A02' }, { window: 'A01' }, { hall: 'west', window: 'A01' }])
      await store.commitRun(run(where));
    const windowsOf = async (query: { hall?: string; windows?: string[] }) =>
      (await store.summary({ ...month, ...query })).map((row) => `${row.hall}/${row.window}`);
    expect(await windowsOf({})).toEqual(['default/A01', 'default/A02', 'west/A01']);
    expect(await windowsOf({ hall: 'west' })).toEqual(['west/A01']);
    expect(await windowsOf({ windows: ['A02'] })).toEqual(['default/A02']);
    expect(await windowsOf({ windows: ['B01'] })).toEqual([]);
  });

  it('does not count footage whose start is unknown', async () => {
    await using store = await openStore(await place());
    const { startedAt: _, ...undated } = run();
    await store.commitRun(undated);
    expect(await store.summary({ fromDay: '0000-01-01', toDay: '9999-12-31' })).toEqual([]);
  });

  it('agrees with the findings of current runs after every commit', async () => {
    await using store = await openStore(await place());
    const verdictsOf = (n: number): Verdict[] => VERDICTS.filter((_, i) => ((n * 7) >> i) % 2 === 1);
    for (let n = 0; n < 24; n++) {
      const version = `0.${(n * 5) % 3}.0`;
      await store.commitRun(
        run({
          window: `A0${n % 2}`,
          footage: { ...run().footage, sha256: `${n % 4}`.repeat(64) },
          startedAt: HALF_AN_HOUR_BEFORE_MIDNIGHT + (n % 4) * 20 * MINUTE_MS,
          engine: engine({ version }),
          findings: verdictsOf(n).map((verdict) => finding({ verdict, clause: `clause-${n % 3}` })),
        }),
      );
      expect(await summarized(store)).toEqual(await recounted(store));
    }
    expect((await store.runs({ includeSuperseded: true })).length).toBeGreaterThan((await store.runs()).length);
  });
});
