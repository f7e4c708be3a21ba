import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/rulebooks/finding.ts';
import { tallyVerdicts, tallyVerdictsOfClerks } from '../../src/store/scores/verdict-tally.ts';
import { finding, NINE_O_CLOCK, run } from '../store/support/runs.ts';
import { STORE_KINDS } from '../store/support/stores.ts';
import { testService } from './support/service.ts';
import { CLAUSES } from './support/stored-runs.ts';

const FROM_NINE = { startAt: '2026-11-20T08:00:00+08:00', endAt: '2026-11-20T12:00:00+08:00' };
const POSTS = { left: {}, right: {} };
const at = (post: string): Finding => ({ ...finding({ clause: CLAUSES.bothHands, verdict: 'not-met' }), post });

describe.each(STORE_KINDS)('a window with two posts, in $name', (kind) => {
  async function rostered(findings: Finding[] = [at('left'), at('right')]) {
    const service = await testService({}, undefined, kind);
    await service.store.commitRun(run({ startedAt: NINE_O_CLOCK, camera: { zones: {}, posts: POSTS }, findings }));
    const supervisor = await service.person('supervisor');
    const enter = async (staffNumber: string, post?: string) =>
      (await supervisor.send('POST', '/shifts', { windowId: 1, staffNumber, ...(post && { post }), ...FROM_NINE }))
        .statusCode;
    return { supervisor, enter };
  }

  test('has a clerk at each, and each answers for the own one', async () => {
    const { supervisor, enter } = await rostered();
    expect([await enter('S-1', 'left'), await enter('S-2', 'right')]).toEqual([201, 201]);
    const { shifts } = (await supervisor.get('/shifts')).json();
    expect(shifts).toMatchObject([
      { staffNumber: 'S-2', post: 'right' },
      { staffNumber: 'S-1', post: 'left' },
    ]);
    for (const [staffNumber, post] of [
      ['S-1', 'left'],
      ['S-2', 'right'],
    ]) {
      const { findings } = (await supervisor.get(`/findings?staffNumber=${staffNumber}`)).json();
      expect(findings).toMatchObject([{ post }]);
    }
    const scores = (await supervisor.get('/scores?from=2026-11-20&to=2026-11-20&by=clerk')).json();
    expect(JSON.stringify(scores)).toContain('S-1');
  });

  test.each<[string, string | undefined, string | undefined]>([
    ['two clerks at one post', 'left', 'left'],
    ['a second clerk at the whole window', 'left', undefined],
    ['a second clerk where one is at the whole window', undefined, 'left'],
  ])('refuses a roster with %s', async (_, first, second) => {
    const { enter } = await rostered();
    expect([await enter('S-1', first), await enter('S-2', second)]).toEqual([201, 409]);
  });

  test('has a clerk answer for a finding that names no post, and for no post that nobody named', async () => {
    const { supervisor, enter } = await rostered([finding({ clause: CLAUSES.bothHands, verdict: 'not-met' })]);
    expect([await enter('S-1', 'left'), await enter('S-2', 'middle')]).toEqual([201, 400]);
    expect((await supervisor.get('/findings?staffNumber=S-1')).json().findings).toHaveLength(1);
    const { groups } = (await supervisor.get('/scores?from=2026-11-20&to=2026-11-20&by=clerk')).json();
    expect(groups).toMatchObject([{ staffNumber: 'S-1', score: { counts: { 'not-met': 1 } } }]);
  });

  test('takes no zone whose sides cross, of a post or of a neighbour either', async () => {
    const service = await testService({}, undefined, kind);
    await service.store.commitRun(run());
    const administrator = await service.person('administrator');
    const corner = (x: number, y: number) => ({ x, y });
    const crossed = { clerk: [corner(0, 0), corner(0.5, 0.5), corner(0.5, 0), corner(0, 0.5)] };
    const whole = { clerk: [corner(0, 0), corner(0.5, 0), corner(0.5, 0.5), corner(0, 0.5)] };
    const set = async (geometry: object) =>
      (await administrator.send('PUT', '/windows/1/camera', { version: 0, geometry })).statusCode;
    expect(await set({ zones: crossed })).toBe(400);
    expect(await set({ zones: {}, posts: { left: {}, right: crossed } })).toBe(400);
    expect(await set({ zones: {}, neighbours: [crossed] })).toBe(400);
    expect(await set({ zones: whole, posts: { left: {}, right: whole }, neighbours: [whole] })).toBe(200);
  });

  test('is set up with two posts to twenty, whose names may stand in ids', async () => {
    const service = await testService({}, undefined, kind);
    await service.store.commitRun(run());
    const administrator = await service.person('administrator');
    const named = (...names: string[]) => Object.fromEntries(names.map((name) => [name, {}]));
    const many = Array.from({ length: 21 }, (_, i) => `p${i}`);
    const set = async (posts: object) =>
      (await administrator.send('PUT', '/windows/1/camera', { version: 0, geometry: { zones: {}, posts } })).statusCode;
    for (const posts of [named('left'), named(...many), named('a@b', 'c'), named('', 'c'), named('a\u0000', 'c')])
      expect(await set(posts)).toBe(400);
    expect(await set(named('left', '右'))).toBe(200);
  });
});

test('hours and episodes of a whole shift are nobody’s until they are divided by who was there', async () => {
  const service = await testService();
  const watched = {
    episodes: { watchedMs: 3_600_000, seen: [{ person: 'c', confidence: 1, startMs: 500, endMs: 900 }] },
  };
  const { encounter: _, ...ofShift } = finding({ verdict: 'not-met', ...watched });
  await service.store.commitRun(run({ startedAt: NINE_O_CLOCK, encounters: [], findings: [ofShift] }));
  const supervisor = await service.person('supervisor');
  await supervisor.send('POST', '/shifts', { windowId: 1, staffNumber: 'S-1', ...FROM_NINE });
  const period = { fromDay: '2026-11-20', toDay: '2026-11-20' };
  const ofClerks = await service.store.read((db) => tallyVerdictsOfClerks(db, period));
  expect(ofClerks).toMatchObject([{ staffNumber: 'S-1', count: 1, watched: { watchedMs: 0, episodes: 0 } }]);
  const ofWindows = await service.store.read((db) => tallyVerdicts(db, period));
  expect(ofWindows).toMatchObject([{ count: 1, watched: { watchedMs: 3_600_000, episodes: 1 } }]);
});
