import { describe, expect, it } from 'vitest';
import type { PictureFault } from '../../../src/contract/picture-fault.ts';
import { blindnessOfPicture } from '../../../src/events/blindness.ts';
import { listCameraHealth } from '../../../src/store/places/camera-health.ts';
import { cameraFaults } from '../../../src/store/runs/camera-faults.ts';
import { openServiceStore, type ServiceStore } from '../../../src/store/service-store.ts';
import { noticesAfter } from '../../../src/store/webhooks/notices.ts';
import { engine, NINE_O_CLOCK, run } from '../support/runs.ts';
import { STORE_KINDS } from '../support/stores.ts';

const MINUTE_MS = 60_000;
const at = (minute: number): number => NINE_O_CLOCK + minute * MINUTE_MS;

/** A recording of one minute, with a fault from a second to the minute's end. */
const minute = (number: number, fault?: PictureFault, fromMs = 0) => ({
  ...run({
    startedAt: at(number),
    blindness: fault === undefined ? [] : blindnessOfPicture({ startMs: fromMs, endMs: MINUTE_MS, reason: fault }),
  }),
  footage: { ...run().footage, sha256: String(number).padStart(64, '0'), startMs: 0, durationMs: MINUTE_MS },
});

const health = async (store: ServiceStore) =>
  (await store.read((db) => listCameraHealth(db))).map(({ window, condition, since, seen }) => ({
    ...{ window, condition },
    since: (since - NINE_O_CLOCK) / MINUTE_MS,
    seen: (seen - NINE_O_CLOCK) / MINUTE_MS,
  }));
const told = async (store: ServiceStore) =>
  (await store.read((db) => noticesAfter(db, 0, 100)))
    .filter(({ type }) => type === 'camera.health.changed')
    .map(({ body: { before, condition, since } }) => `${before} → ${condition} ${since}`);
const faults = async (store: ServiceStore) => {
  const windowId = (await store.read((db) => listCameraHealth(db)))[0]!.windowId;
  return (await store.read((db) => cameraFaults(db, windowId, 0))).map(
    ({ fault, from, to }) => `${fault} ${(from - NINE_O_CLOCK) / MINUTE_MS}-${(to - NINE_O_CLOCK) / MINUTE_MS}`,
  );
};

describe.each(STORE_KINDS)('camera health in $name', ({ place }) => {
  it('is kept from recording to recording and announced where it changes; a fault that goes on is one', async () => {
    await using store = await openServiceStore(await place());
    for (const each of [minute(0), minute(1, 'frozen', 30_000), minute(2, 'frozen'), minute(3)])
      await store.commitRun(each);
    expect(await health(store)).toEqual([{ window: 'A01', condition: 'ok', since: 3, seen: 4 }]);
    expect(await told(store)).toEqual(['ok → frozen 2026-11-20T01:01:30.000Z', 'frozen → ok 2026-11-20T01:03:00.000Z']);
    expect(await faults(store)).toEqual(['frozen 1.5-3']);
  });

  it('is that of the latest minutes, in whatever order recordings are analysed', async () => {
    await using store = await openServiceStore(await place());
    for (const each of [minute(5, 'covered'), minute(1, 'no-signal'), minute(2)]) await store.commitRun(each);
    expect(await health(store)).toEqual([{ window: 'A01', condition: 'covered', since: 5, seen: 6 }]);
    expect(await told(store)).toEqual(['ok → covered 2026-11-20T01:05:00.000Z']);
    expect(await faults(store)).toEqual(['no-signal 1-2', 'covered 5-6']);
  });

  it('is what the newest judgement of the same minutes says', async () => {
    await using store = await openServiceStore(await place());
    const { runId } = await store.commitRun(minute(1, 'frozen'));
    await store.commitReevaluation(runId, { ...minute(1) }, engine({ settings: { sampleFps: 10 } }));
    expect(await health(store)).toEqual([{ window: 'A01', condition: 'ok', since: 1, seen: 2 }]);
    expect(await faults(store)).toEqual([]);
  });

  it('is not told of a recording whose time nobody knows', async () => {
    await using store = await openServiceStore(await place());
    await store.commitRun({ ...minute(1, 'frozen'), startedAt: undefined });
    expect([await health(store), await told(store)]).toEqual([[], []]);
  });
});
