import { expect, test } from 'vitest';
import { loadRulebooks } from '../../src/config/load-rulebooks.ts';
import { clipRun } from '../support/clip-run.ts';
import { testService } from './support/service.ts';

/** Version of the rulebook's file. */
const { version: VERSION } = loadRulebooks(['qingpu-2023'])[0]!;
const CLAUSE = '3.2.2-stands-arrival';
const PERIOD = { from: '2026-11-20T00:00:00+08:00', to: '2026-11-21T00:00:00+08:00' };
const of = (clause: string) => `/rulebooks/qingpu-2023/clauses/${clause}`;

async function withClip() {
  const service = await testService();
  await service.store.commitRun(clipRun('counter-violations'));
  return { service, supervisor: await service.person('supervisor') };
}

test('the present thresholds change nothing', async () => {
  const { supervisor } = await withClip();
  const { riseWithin } = (await supervisor.get(of(CLAUSE))).json().judgement.options;
  const body = { ...PERIOD, options: { riseWithin: riseWithin.value } };
  const preview = (await supervisor.send('POST', `${of(CLAUSE)}/preview`, body)).json();
  expect(preview).toMatchObject({ runs: 1, allRuns: true, findings: 1, transitions: [], changed: [] });
});

test('other thresholds tell which verdicts would change, and how many reviewers would agree with', async () => {
  const { service, supervisor } = await withClip();
  const [finding] = (await supervisor.get(`/findings?clause=${CLAUSE}`)).json().findings;
  const lenient = { ...PERIOD, options: { riseWithin: 60_000 } };
  const before = (await supervisor.send('POST', `${of(CLAUSE)}/preview`, lenient)).json();
  expect(before.changed).toMatchObject([{ finding: { id: finding.id, verdict: finding.verdict }, after: 'met' }]);
  expect(before.transitions).toEqual([{ before: finding.verdict, after: 'met', count: 1 }]);
  const review = { action: 'overturn', verdict: 'met', reason: 'other', version: 0 };
  await supervisor.send('POST', `/findings/${finding.id}/reviews`, review);
  const after = (await supervisor.send('POST', `${of(CLAUSE)}/preview`, lenient)).json();
  expect(after.reviewed).toEqual({ findings: 1, rightBefore: 0, rightAfter: 1 });
  expect((await service.store.findings({ clause: CLAUSE }, { limit: 9 })).findings[0]!.verdict).toBe(finding.verdict);
});

test('a version is published once on each base, and is what the rulebook then says', async () => {
  const { service, supervisor } = await withClip();
  const publish = (riseWithin: number, baseVersion: string) =>
    supervisor.send('POST', '/rulebooks/qingpu-2023/versions', {
      ...{ clause: CLAUSE, options: { riseWithin }, reason: 'reviewers found 1.2 s too strict', baseVersion },
    });
  expect((await publish(1500, VERSION)).json()).toMatchObject({ version: `${VERSION}.1` });
  expect((await publish(1600, VERSION)).statusCode).toBe(409);
  expect((await publish(1600, `${VERSION}.1`)).json()).toMatchObject({ version: `${VERSION}.2` });
  const clause = (await supervisor.get(of(CLAUSE))).json();
  expect(clause.judgement.options.riseWithin).toMatchObject({ value: 1600, setBy: 'user' });
  const { versions } = (await supervisor.get('/rulebooks/qingpu-2023/versions')).json();
  expect(versions.map((v: { version: string }) => v.version)).toEqual([`${VERSION}.2`, `${VERSION}.1`]);
  expect((await service.store.read((db) => db.selectFrom('findings').selectAll().execute())).length).toBeGreaterThan(0);
});

test('thresholds stand on the rulebook as its file is now, whatever it was when they were published', async () => {
  const { service, supervisor } = await withClip();
  const version = async (): Promise<string> => {
    const { rulebooks } = (await supervisor.get('/rulebooks')).json();
    return rulebooks.find(({ rulebook }: { rulebook: string }) => rulebook === 'qingpu-2023').version;
  };
  const publish = async (baseVersion: string): Promise<string> => {
    const change = { clause: CLAUSE, options: { riseWithin: 1500 }, reason: '1.2 s is too strict', baseVersion };
    return (await supervisor.send('POST', '/rulebooks/qingpu-2023/versions', change)).json().version;
  };
  expect(await publish(VERSION)).toBe(`${VERSION}.1`);
  await service.store.keep(async (writing) => {
    await writing.updateTable('rulebook_versions').set({ version: '0.1' }).execute();
  });
  service.clock.now += 60_000;
  expect(await version()).toBe(`${VERSION}.1`);
  expect(await publish(`${VERSION}.1`)).toBe(`${VERSION}.2`);
});

test.each([
  ['an option it has not', CLAUSE, { other: 1 }, 400],
  ['a value out of range', CLAUSE, { riseWithin: -1 }, 422],
  ['no option', CLAUSE, {}, 400],
  ['a clause that nothing judges', '3.1-hair', { riseWithin: 1 }, 400],
  ['a clause that is not there', 'none', { riseWithin: 1 }, 404],
])('%s is refused', async (_, clause, options, status) => {
  const { supervisor } = await withClip();
  const preview = await supervisor.send('POST', `${of(clause)}/preview`, { ...PERIOD, options });
  const version = { clause, options, reason: 'r', baseVersion: VERSION };
  const published = await supervisor.send('POST', '/rulebooks/qingpu-2023/versions', version);
  expect([preview.statusCode, published.statusCode]).toEqual([status, status]);
});
