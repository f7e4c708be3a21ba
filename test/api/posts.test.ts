import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/rulebooks/finding.ts';
import { finding, NINE_O_CLOCK, run } from '../store/support/runs.ts';
import { STORE_KINDS } from '../store/support/stores.ts';
import { testService } from './support/service.ts';
import { CLAUSES } from './support/stored-runs.ts';

const FROM_NINE = { startAt: '2026-11-20T08:00:00+08:00', endAt: '2026-11-20T12:00:00+08:00' };
const at = (post: string): Finding => ({ ...finding({ clause: CLAUSES.bothHands, verdict: 'not-met' }), post });

describe.each(STORE_KINDS)('a window with two posts, in $name', (kind) => {
  async function rostered() {
    const service = await testService({}, undefined, kind);
    await service.store.commitRun(run({ startedAt: NINE_O_CLOCK, findings: [at('left'), at('right')] }));
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
});
