import { expect, it } from 'vitest';
import { LiveHealth } from '../../src/cli/live-health.ts';
import { listCameraHealth } from '../../src/store/places/camera-health.ts';
import { openServiceStore } from '../../src/store/service-store.ts';
import { noticesAfter } from '../../src/store/webhooks/notices.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const ORIGIN_MS = Date.parse('2026-11-20T01:00:00Z');
const spec = {
  id: 'a01-front',
  hall: 'north',
  window: 'A01',
  camera: { zones: {} },
  rulebooks: [],
  address: { kind: 'file', path: 'a.mp4', loop: false },
} as const;

it('a fault of a live picture is stored and announced at once, even where the store is busy at first', async () => {
  using folder = temporaryFolder();
  await using store = await openServiceStore({ sqlitePath: `${folder.path}/t.db` });
  let refusals = 1;
  const keep: typeof store.keep = (work) =>
    refusals-- > 0 ? Promise.reject(new Error('database is locked')) : store.keep(work);
  {
    await using live = new LiveHealth({ keep, now: () => ORIGIN_MS + 30_000 });
    live.changed(spec, { condition: 'frozen', sinceMs: 5000 }, ORIGIN_MS);
  }
  expect(await store.read((db) => listCameraHealth(db))).toMatchObject([
    { hall: 'north', window: 'A01', condition: 'frozen', since: ORIGIN_MS + 5000, seen: ORIGIN_MS + 30_000 },
  ]);
  expect(await store.read((db) => noticesAfter(db, 0, 10))).toMatchObject([
    { type: 'camera.health.changed', hall: 'north', body: { window: 'A01', condition: 'frozen', before: 'ok' } },
  ]);
});
