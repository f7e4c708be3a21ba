import { describe, expect, test } from 'vitest';
import { NINE_O_CLOCK, run } from '../store/support/runs.ts';
import { STORE_KINDS } from '../store/support/stores.ts';
import { testService } from './support/service.ts';

const HEAD = 'window,post,staff_number,start,end';
const LEFT = 'A01,left,S-7,2026-11-20 09:00,2026-11-20 12:00';
const RIGHT = 'A01,right,S-9,2026-11-20 09:00,2026-11-20 12:00';

describe.each(STORE_KINDS)('a roster, in $name', (kind) => {
  async function opened() {
    const service = await testService({}, undefined, kind);
    const camera = { zones: {}, posts: { left: {}, right: {} } };
    await service.store.commitRun(run({ startedAt: NINE_O_CLOCK, camera }));
    const supervisor = await service.person('supervisor');
    const enter = (...lines: string[]) => supervisor.send('POST', '/shifts/import', { csv: lines.join('\n') });
    const shifts = async () => (await supervisor.get('/shifts')).json().shifts;
    return { service, enter, shifts };
  }

  test('is entered once, however often it is sent, and noted', async () => {
    const { service, enter, shifts } = await opened();
    const first = await enter(HEAD, LEFT, RIGHT);
    expect([first.statusCode, first.json()]).toEqual([200, { entered: 2, known: 0 }]);
    expect((await enter(HEAD, LEFT, RIGHT)).json()).toEqual({ entered: 0, known: 2 });
    expect(await shifts()).toMatchObject([
      { staffNumber: 'S-9', post: 'right' },
      { staffNumber: 'S-7', post: 'left', startAt: '2026-11-20T09:00:00.000+08:00' },
    ]);
    const administrator = await service.person('administrator');
    const { entries } = (await administrator.get('/audit?action=shift.import')).json();
    expect(entries).toMatchObject([{ detail: { entered: 0, known: 2 } }, { detail: { entered: 2 } }]);
  });

  test.each([
    ['two clerks at one post', [LEFT, LEFT.replace('S-7', 'S-8')], 'line 3: somebody else sits at window A01'],
    ['a window that there is not', [LEFT, RIGHT.replace('A01', 'Z9')], 'line 3: there is no window Z9'],
    ['a post that there is not', [LEFT, RIGHT.replace('right', 'middle')], 'line 3: no camera of window A01 names'],
    ['no times', [LEFT, 'A01,right,S-9,,'], 'line 3: "" is no time'],
  ])('with %s is refused as a whole', async (_, lines, message) => {
    const { enter, shifts } = await opened();
    const refused = await enter(HEAD, ...lines);
    expect(refused.statusCode).toBe(422);
    expect(refused.json()).toMatchObject({ code: 'LIYI_ROSTER', detail: expect.stringContaining(message) });
    expect(await shifts()).toEqual([]);
  });
});
