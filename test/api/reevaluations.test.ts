import { expect, test } from 'vitest';
import { reevaluationHandler } from '../../src/batch/reevaluation-job.ts';
import { loadRulebooks } from '../../src/config/load-rulebooks.ts';
import { USUAL_CALLING_CLOCKS } from '../../src/core/calling-clock.ts';
import { dueReevaluations } from '../../src/store/runs/reevaluations.ts';
import { interpretedRun } from '../support/interpreted-run.ts';
import { testService } from './support/service.ts';

/** Version of the rulebook's file. */
const { version: VERSION } = loadRulebooks(['qingpu-2023'])[0]!;
const CLAUSE = '3.2.2-stands-arrival';
const RULEBOOK = '/rulebooks/qingpu-2023';
const SINCE = '2026-11-20T00:00:00+08:00';
const LENIENT = { clause: CLAUSE, options: { riseWithin: 60_000 }, reason: 'too strict', baseVersion: VERSION };

async function withRun() {
  const service = await testService();
  await service.store.commitRun(await interpretedRun('counter-violations', ['qingpu-2023']));
  const supervisor = await service.person('supervisor');
  const { database } = service.store;
  const handler = reevaluationHandler(database, { callingClocks: USUAL_CALLING_CLOCKS }, () => service.clock.now);
  return {
    ...{ service, supervisor },
    finding: async (clause: string) => (await supervisor.get(`/findings?clause=${clause}`)).json().findings[0],
    progress: async () => (await supervisor.get(`${RULEBOOK}/reevaluations`)).json().reevaluations,
    /** What a worker does. */
    async work() {
      for (const reevaluation of await dueReevaluations(database.db, service.clock.now)) {
        const claim = { id: 'x', kind: 'reevaluate', payload: { reevaluation }, attempt: 1 } as const;
        await handler(claim, new AbortController().signal);
      }
    },
  };
}

test('published thresholds hold from now on, or with `since` for what is stored too', async () => {
  const { supervisor, finding, progress, work } = await withRun();
  const before = await finding(CLAUSE);
  expect(before.verdict).not.toBe('met');
  expect((await supervisor.send('POST', `${RULEBOOK}/versions`, LENIENT)).statusCode).toBe(201);
  await work();
  expect(await progress()).toEqual([]);
  expect(await finding(CLAUSE)).toMatchObject({ id: before.id });

  const later = { ...LENIENT, options: { riseWithin: 50_000 }, baseVersion: `${VERSION}.1`, since: SINCE };
  expect((await supervisor.send('POST', `${RULEBOOK}/versions`, later)).statusCode).toBe(201);
  const asked = { version: `${VERSION}.2`, since: '2026-11-20T00:00:00.000+08:00' };
  expect(await progress()).toMatchObject([{ ...asked, runs: 0, judged: 0 }]);
  await work();
  expect(await progress()).toMatchObject([{ ...asked, runs: 1, judged: 1, changed: 1, unmeasured: 0 }]);
  expect((await progress())[0].finishedAt).toBeDefined();
  expect(await finding(CLAUSE)).toMatchObject({ verdict: 'met' });
});

test('it can be asked for afterwards, is noted, and leaves what reviewers said', async () => {
  const { service, supervisor, finding, work } = await withRun();
  const { id } = await finding(CLAUSE);
  const review = { action: 'confirm', reason: 'seen-clearly', version: 0 };
  expect((await supervisor.send('POST', `/findings/${id}/reviews`, review)).statusCode).toBe(201);
  await supervisor.send('POST', `${RULEBOOK}/versions`, LENIENT);
  expect((await supervisor.send('POST', `${RULEBOOK}/reevaluations`, { since: SINCE })).json()).toMatchObject({
    version: `${VERSION}.1`,
  });
  await work();
  const after = await finding(CLAUSE);
  expect(after.id).not.toBe(id);
  expect(after).toMatchObject({ verdict: 'met', review: { status: 'overturned', verdict: 'not-met' } });
  const administrator = await service.person('administrator');
  const { entries } = (await administrator.get('/audit?action=rulebook.reevaluate')).json();
  expect(entries).toMatchObject([{ actor: { name: supervisor.name }, subject: 'rulebook:qingpu-2023' }]);
});

test('the calling system’s events are applied to stored encounters, which say so', async () => {
  const { service, supervisor, work } = await withRun();
  const machine = await service.machine(['queue:write']);
  const at = (second: number) => new Date(Date.parse('2026-11-20T09:00:00+08:00') + second * 1000).toISOString();
  const events = [
    { externalId: '1', type: 'arrived', ticket: 'A12', at: at(3) },
    { externalId: '2', type: 'finished', ticket: 'A12', at: at(25) },
    { externalId: '3', type: 'evaluated', ticket: 'A12', at: at(27), value: 5 },
  ];
  const send = () => machine.send('POST', '/windows/1/queue-events', { events });
  expect((await send()).json()).toEqual({ stored: 3, known: 0 });
  expect((await send()).json()).toEqual({ stored: 0, known: 3 });
  service.clock.now += 60_000;
  await work();
  const [run] = (await supervisor.get('/runs')).json().runs;
  const { encounters } = (await supervisor.get(`/runs/${run.id}/entries`)).json();
  expect(encounters).toMatchObject([{ source: 'both', ticket: 'A12', grade: 5, refinements: [] }]);
  const { encounters: camera } = (await supervisor.get(`/runs/${run.reevaluates}/entries`)).json();
  expect(camera).toMatchObject([{ source: 'camera', atCounter: encounters[0].atCounter }]);
});

test.each([
  ['a rulebook that is not there', '/rulebooks/none/reevaluations', { since: SINCE }, 404],
  ['no time', `${RULEBOOK}/reevaluations`, {}, 400],
])('%s is refused', async (_, url, body, status) => {
  const { supervisor } = await withRun();
  expect((await supervisor.send('POST', url, body)).statusCode).toBe(status);
});

test('whoever is limited to halls judges nothing again', async () => {
  const service = await testService();
  const limited = await service.person('supervisor', { halls: ['hall-a'] });
  const assessor = await service.person('assessor');
  expect((await limited.send('POST', `${RULEBOOK}/reevaluations`, { since: SINCE })).statusCode).toBe(403);
  expect((await assessor.send('POST', `${RULEBOOK}/reevaluations`, { since: SINCE })).statusCode).toBe(403);
});
