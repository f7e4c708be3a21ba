import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../../src/contract/durations.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { engine, NINE_O_CLOCK, run } from '../support/runs.ts';
import { STORE_KINDS } from '../support/stores.ts';

/** Other bytes, from `minute` past nine on. */
function recorded(sha: string, minute: number, minutes: number, over: Partial<ReturnType<typeof run>> = {}) {
  const footage = { ...run().footage, sha256: sha.repeat(64), durationMs: minutes * MINUTE_MS };
  return run({ footage, startedAt: NINE_O_CLOCK + minute * MINUTE_MS, ...over });
}

describe.each(STORE_KINDS)('minutes that were scored on $name', ({ place }) => {
  it.each([
    ['exported twice with other bytes', recorded('b', 0, 60)],
    ['exported as a part', recorded('b', 20, 10)],
    ['at the end of another export', recorded('b', 50, 60)],
    ['as a few seconds of them', recorded('b', 30, 0.1)],
  ])('are not scored again %s', async (_, again) => {
    await using store = await openStore(await place());
    const { runId } = await store.commitRun(recorded('a', 0, 60));
    expect(await store.commitNewMinutes(again)).toEqual({ outcome: 'same-minutes', runId });
    expect(await store.runs({ includeSuperseded: true })).toHaveLength(1);
  });

  it.each([
    ['of the next hour, beginning in the seam', recorded('b', 59.5, 60)],
    ['of another window', recorded('b', 0, 60, { window: 'A02' })],
    ['through another camera of the window', recorded('b', 0, 60, { camera: { view: 'side', zones: {} } })],
    ['at a time that nothing says', recorded('b', 0, 60, { startedAt: undefined })],
    ['by the same footage and a newer engine', recorded('a', 0, 60, { engine: engine({ version: '0.2.0' }) })],
  ])('are no reason to leave out footage %s', async (_, other) => {
    await using store = await openStore(await place());
    await store.commitRun(recorded('a', 0, 60));
    expect(await store.commitNewMinutes(other)).toMatchObject({ outcome: 'created' });
  });

  it('are known before the length of the other footage is, where its first minute lies in them', async () => {
    await using store = await openStore(await place());
    const { runId } = await store.commitRun(recorded('a', 0, 60));
    const { camera } = run();
    const at = (minute: number) =>
      store.runOfSameMinutes({ window: 'A01', camera, startedAt: NINE_O_CLOCK + minute * MINUTE_MS });
    expect((await at(30))?.id).toBe(runId);
    expect(await at(59.5)).toBeUndefined();
    expect(await at(-0.5)).toBeUndefined();
  });

  it('are scored once when two exports come at once', async () => {
    await using store = await openStore(await place());
    const outcomes = await Promise.all([
      store.commitNewMinutes(recorded('a', 0, 60)),
      store.commitNewMinutes(recorded('b', 1, 60)),
    ]);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['created', 'same-minutes']);
  });
});
