import { describe, expect, it } from 'vitest';
import type { Interval } from '../../../src/core/interval.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { encounter, engine, event, finding, NINE_O_CLOCK, run } from '../support/runs.ts';
import { STORE_KINDS } from '../support/stores.ts';

describe.each(STORE_KINDS)('a timeline in $name', ({ place }) => {
  const stretch = { window: 'A01', from: NINE_O_CLOCK + 10_000, to: NINE_O_CLOCK + 20_000 };

  it.each<{ lies: string; at: Interval; found: boolean }>([
    { lies: 'before', at: { startMs: 5000, endMs: 9999 }, found: false },
    { lies: 'before and touches it', at: { startMs: 5000, endMs: 10_000 }, found: false },
    { lies: 'across its begin', at: { startMs: 5000, endMs: 10_001 }, found: true },
    { lies: 'within', at: { startMs: 12_000, endMs: 13_000 }, found: true },
    { lies: 'at its begin without length', at: { startMs: 10_000, endMs: 10_000 }, found: true },
    { lies: 'around it', at: { startMs: 0, endMs: 60_000 }, found: true },
    { lies: 'across its end', at: { startMs: 19_999, endMs: 30_000 }, found: true },
    { lies: 'behind and touches it', at: { startMs: 20_000, endMs: 30_000 }, found: false },
  ])('has what lies $lies: $found', async ({ at, found }) => {
    await using store = await openStore(await place());
    const blind = { ...run().blindness[0]!, ...at };
    await store.commitRun(
      run({
        events: [event(at)],
        blindness: [blind],
        encounters: [encounter(at)],
        findings: [finding({ evidence: at })],
      }),
    );
    const { events, blindness, encounters, findings } = await store.timeline(stretch);
    const count = found ? 1 : 0;
    expect([events.length, blindness.length, encounters.length, findings.length]).toEqual([count, count, count, count]);
  });

  it('is in order over several recordings, of this window and of current runs only', async () => {
    await using store = await openStore(await place());
    const recording = (n: number) => ({ ...run().footage, sha256: `${n}`.repeat(64) });
    const later = run({ footage: recording(2), startedAt: NINE_O_CLOCK + 12_000, events: [event({ type: 'bow' })] });
    await store.commitRun(later);
    const unordered = [
      event({ startMs: 16_000, endMs: 17_000, type: 'smile' }),
      event({ startMs: 9000, endMs: 12_000 }),
    ];
    await store.commitRun(run({ footage: recording(1), engine: engine({ version: '0.0.1' }) }));
    await store.commitRun(run({ footage: recording(1), events: unordered }));
    await store.commitRun(run({ window: 'A02' }));

    const { runs, events } = await store.timeline(stretch);
    expect(runs).toHaveLength(2);
    expect(events.map((e) => e.type)).toEqual(['standing', 'bow', 'smile']);
    expect(events.map((e) => e.startAt! - NINE_O_CLOCK)).toEqual([9000, 13_000, 16_000]);
  });

  it('has a whole encounter with its phases', async () => {
    await using store = await openStore(await place());
    await store.commitRun(run());
    const { encounters } = await store.timeline(stretch);
    expect(encounters).toMatchObject([{ ...encounter(), startAt: NINE_O_CLOCK + 500, endAt: NINE_O_CLOCK + 20_000 }]);
  });

  it('has no run whose start is unknown, but the list of runs has it', async () => {
    await using store = await openStore(await place());
    const { startedAt: _, ...undated } = run();
    await store.commitRun(undated);
    expect((await store.timeline({ window: 'A01', from: 0, to: NINE_O_CLOCK * 2 })).runs).toEqual([]);
    const [found] = await store.runs({ window: 'A01' });
    expect(found).not.toHaveProperty('startedAt');
    expect((await store.run(found!.id)).events[0]).not.toHaveProperty('startAt');
  });

  it('has what reaches beyond the end of the footage', async () => {
    await using store = await openStore(await place());
    await store.commitRun(run({ events: [event({ startMs: 55_000, endMs: 61_000 })] }));
    const { events } = await store.timeline({ window: 'A01', from: NINE_O_CLOCK + 60_500, to: NINE_O_CLOCK + 70_000 });
    expect(events).toHaveLength(1);
  });

  it.each([{ window: 'B99' }, { window: 'A01', hall: 'elsewhere' }])(
    'of the unknown window %o is empty',
    async (name) => {
      await using store = await openStore(await place());
      await store.commitRun(run());
      expect((await store.timeline({ ...stretch, ...name })).events).toEqual([]);
    },
  );
});
