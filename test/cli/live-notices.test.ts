import { expect, it } from 'vitest';
import { LiveNotices } from '../../src/cli/live-notices.ts';
import type { CounterEvent } from '../../src/events/event.ts';
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
const unexpected = (): never => {
  throw new Error('nothing is to be given up');
};
const seen = (startMs: number, endMs: number): CounterEvent =>
  ({ type: 'standing', role: 'clerk', person: 'clerk-1', startMs, endMs }) as CounterEvent;

it('what a camera sees is in the store for every listener, begun and ended, with wall-clock times', async () => {
  using folder = temporaryFolder();
  await using store = await openServiceStore({ sqlitePath: `${folder.path}/t.db` });
  {
    await using notices = new LiveNotices(store, unexpected);
    notices.publish(spec, { begun: [seen(1000, 1200)], ended: [] }, ORIGIN_MS);
    notices.publish(spec, { begun: [], ended: [seen(1000, 4000)] }, ORIGIN_MS);
  }
  const told = await store.read((db) => noticesAfter(db, 0, 10));
  const common = { stream: 'a01-front', window: 'A01', type: 'standing', start: '2026-11-20T01:00:01.000Z' };
  expect(told.map(({ type, hall, body }) => ({ type, hall, body }))).toMatchObject([
    { type: 'event.begun', hall: 'north', body: common },
    { type: 'event.ended', hall: 'north', body: { ...common, end: '2026-11-20T01:00:04.000Z' } },
  ]);
});

it('what a busy store refused is stored at the next try, in order and once', async () => {
  using folder = temporaryFolder();
  await using store = await openServiceStore({ sqlitePath: `${folder.path}/t.db` });
  let refusals = 1;
  const keep: typeof store.keep = (work) =>
    refusals-- > 0 ? Promise.reject(new Error('database is locked')) : store.keep(work);
  {
    await using notices = new LiveNotices({ keep, now: store.now }, unexpected);
    notices.publish(spec, { begun: [seen(1000, 1200)], ended: [] }, ORIGIN_MS);
    notices.publish(spec, { begun: [], ended: [seen(1000, 4000)] }, ORIGIN_MS);
  }
  const told = await store.read((db) => noticesAfter(db, 0, 10));
  expect(told.map(({ type }) => type)).toEqual(['event.begun', 'event.ended']);
});

it('what is given up because the store refuses for too long is said', async () => {
  const dropped: string[] = [];
  const refusing = { keep: () => Promise.reject(new Error('database is locked')), now: () => 0 };
  const notices = new LiveNotices(refusing as never, ({ id }, error) => dropped.push(`${id}: ${error.message}`));
  const begun = Array.from({ length: 1500 }, (_, i) => seen(i, i + 1));
  notices.publish(spec, { begun, ended: [] }, ORIGIN_MS);
  await notices[Symbol.asyncDispose]();
  expect(dropped).toEqual([]);
  notices.publish(spec, { begun, ended: [] }, ORIGIN_MS);
  await notices[Symbol.asyncDispose]();
  expect(dropped).toEqual(['a01-front: 1000 notices of live events: more than 2000 wait']);
});
