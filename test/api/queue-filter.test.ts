import { expect, test } from 'vitest';
import { NINE_O_CLOCK } from '../store/support/runs.ts';
import { testService } from './support/service.ts';
import { CLAUSES, storeRun } from './support/stored-runs.ts';

const CLERK = 'S-017';

test('the queue is narrowed by all of its filters at once, most urgent first', async () => {
  const service = await testService();
  await storeRun(service.store, 'west', 'A01', 'ab');
  await storeRun(service.store, 'west', 'A02', 'cd');
  const supervisor = await service.person('supervisor');
  const { windows } = (await supervisor.get('/windows')).json();
  const [startAt, endAt] = [NINE_O_CLOCK - 3_600_000, NINE_O_CLOCK + 3_600_000].map((at) => new Date(at).toISOString());
  const shift = { windowId: windows[1].id, staffNumber: CLERK, startAt, endAt };
  expect((await supervisor.send('POST', '/shifts', shift)).statusCode).toBe(201);
  expect((await supervisor.get('/staff-numbers')).json()).toEqual({ staffNumbers: [CLERK] });

  const queue = async (query: string) => {
    const answer = await supervisor.get(`/findings?order=urgency&verdict=not-met,needs-review&review=open${query}`);
    return (
      answer.json().findings?.map((f: { window: string; clause: string }) => `${f.window} ${f.clause}`) ??
      answer.statusCode
    );
  };
  const all = `&hall=west&window=A02&staffNumber=${CLERK}&rulebook=qingpu-2023&clause=${CLAUSES.stands}`;
  const when = '&from=2026-11-20T00:00:00%2B08:00&to=2026-11-21T00:00:00%2B08:00&timeFrom=08:30&timeTo=09:30';
  // Both clauses are of one severity: the one within its uncertainty of the threshold is the less certain.
  expect(await queue(`&staffNumber=${CLERK}`)).toEqual([`A02 ${CLAUSES.stands}`, `A02 ${CLAUSES.bothHands}`]);
  expect(await queue(`${all}${when}&nearMiss=true`)).toEqual([`A02 ${CLAUSES.stands}`]);
  expect(await queue('&timeFrom=09:30&timeTo=12:00')).toEqual([]);
  expect(await queue('&staffNumber=S-999')).toEqual([]);
  expect(await queue('&timeFrom=09:30')).toBe(400);
  expect(await queue('&timeFrom=25:00&timeTo=26:00')).toBe(400);
});

test('a clerk who asks for somebody else’s findings sees the own ones only', async () => {
  const service = await testService();
  await storeRun(service.store);
  const clerk = await service.person('clerk', { staffNumber: 'S-001' });
  expect((await clerk.get(`/findings?staffNumber=${CLERK}`)).json().findings).toEqual([]);
  expect((await clerk.get('/staff-numbers')).statusCode).toBe(403);
});
