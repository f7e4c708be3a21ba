import { describe, expect, test } from 'vitest';
import { camerasBeside, isPlaced, type PlacedRun } from '../../../src/api/evidence/cameras-beside.ts';
import { NINE_O_CLOCK } from '../../store/support/runs.ts';
import { testService } from '../support/service.ts';
import { storeRun } from '../support/stored-runs.ts';

const EVIDENCE = { startMs: 1000, endMs: 5000 };
const FRONT = { view: 'front', zones: {} } as const;
const SIDE = { view: 'side', zones: {} } as const;

/** Runs of one window, as told apart by `id`. */
async function aRun(): Promise<(id: number, more: Partial<PlacedRun>) => PlacedRun> {
  const { store } = await testService();
  const [run] = await store.runs({ id: await storeRun(store) });
  if (run === undefined || !isPlaced(run)) throw new Error('no run was stored');
  return (id, more) => ({ ...run, id, footage: { ...run.footage, startMs: 0, durationMs: 30_000 }, ...more });
}

describe('cameras beside the one that was judged', () => {
  test('show the same time by the clock, whatever their recordings count', async () => {
    const run = await aRun();
    const mine = run(1, { camera: FRONT });
    const footage = { ...mine.footage, startMs: 400, durationMs: 20_000 };
    const other = run(2, { camera: SIDE, startedAt: NINE_O_CLOCK + 3000, footage });
    const [beside] = camerasBeside({ ...mine, startedAt: NINE_O_CLOCK }, EVIDENCE, [mine, other]);
    // Three seconds later begun, its first picture at 400 ms: the evidence's second at 4 s is its 1400 ms.
    expect(beside).toMatchObject({ offsetMs: -2600, interval: { startMs: 400, endMs: 2400 } });
  });

  test('go by the clock with which they were judged', async () => {
    const run = await aRun();
    const mine = run(1, { camera: FRONT, startedAt: NINE_O_CLOCK });
    const clockOffset = { offsetMs: -2400, source: 'estimated' } as const;
    const other = run(2, { camera: SIDE, startedAt: NINE_O_CLOCK + 2400, clockOffset });
    expect(camerasBeside(mine, EVIDENCE, [mine, other])).toMatchObject([{ offsetMs: 0, interval: EVIDENCE }]);
  });

  test('say where one did not film then', async () => {
    const run = await aRun();
    const mine = run(1, { camera: FRONT });
    const late = run(2, { camera: SIDE, startedAt: mine.startedAt + 10_000 });
    const [beside] = camerasBeside(mine, EVIDENCE, [mine, late]);
    expect(beside?.run.id).toBe(2);
    expect(beside?.interval).toBeUndefined();
  });

  test.each([
    ['the camera’s own next recording', { startedAt: NINE_O_CLOCK + 29_000 }],
    ['a set-up that replaced this one', { camera: SIDE, startedAt: NINE_O_CLOCK + 29_000 }],
  ])('are not %s', async (_case, more) => {
    const run = await aRun();
    const mine = run(1, { camera: FRONT, startedAt: NINE_O_CLOCK });
    expect(camerasBeside(mine, EVIDENCE, [mine, run(2, { camera: FRONT, ...more })])).toEqual([]);
  });

  test('are told apart from the own one also where nothing is known of either', async () => {
    const run = await aRun();
    const mine = run(1, { camera: { zones: {} } });
    expect(camerasBeside(mine, EVIDENCE, [mine, run(2, { camera: { zones: {} } })])).toHaveLength(1);
  });
});
