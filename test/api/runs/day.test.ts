import { expect, test } from 'vitest';
import { requestedJudging } from '../../../src/batch/reevaluation-job.ts';
import { USUAL_CALLING_CLOCKS } from '../../../src/core/calling-clock.ts';
import { dueReevaluations } from '../../../src/store/runs/reevaluations.ts';
import { cutRun } from '../../support/cut-run.ts';
import { interpretedRun } from '../../support/interpreted-run.ts';
import { testService } from '../support/service.ts';

const DAY = '/windows/1/days/2026-11-20';
const A_MINUTE = 60_000;

test('a day is the recordings that were judged as one, each moment once, whoever sends the files', async () => {
  const service = await testService();
  const supervisor = await service.person('supervisor');
  const whole = await interpretedRun('counter-violations', ['qingpu-2023']);
  const [first, second, third] = cutRun({ ...whole, startedAt: whole.startedAt! }, { files: 3, seed: 2 });
  for (const file of [first!, third!, second!]) await service.store.commitRun(file);
  const { db } = service.store.database;
  const due = await dueReevaluations(db, service.store.now() + A_MINUTE);
  expect(due).toHaveLength(1);
  const judge = requestedJudging(service.store.database, { callingClocks: USUAL_CALLING_CLOCKS }, service.store.now);
  expect(await judge(due[0]!, new AbortController().signal)).toMatchObject({ judged: 3, changed: 3 });
  expect(await dueReevaluations(db, service.store.now() + A_MINUTE)).toEqual([]);

  const day = (await supervisor.get(DAY)).json();
  expect(day).toMatchObject({ day: '2026-11-20', stretches: [{ runs: day.runs.map(({ id }: { id: number }) => id) }] });
  expect(day.runs).toHaveLength(3);
  expect(day.encounters).toHaveLength(whole.encounters.length);
  expect(day.findings).toHaveLength(whole.findings.length);

  const elsewhere = day.findings.filter(
    (finding: { runId: number; encounter?: string }) =>
      finding.encounter !== undefined && finding.runId !== day.encounters[0].runId,
  );
  expect(elsewhere.length).toBeGreaterThan(0);
  const { encounter, run } = (await supervisor.get(`/findings/${elsewhere[0].id}`)).json();
  expect(encounter).toMatchObject({ encounter: elsewhere[0].encounter, runId: day.encounters[0].runId });
  expect(run.id).toBe(elsewhere[0].runId);
});

test('a day without recordings is empty, and what is no day is refused', async () => {
  const service = await testService();
  const supervisor = await service.person('supervisor');
  const whole = await interpretedRun('counter-violations', ['qingpu-2023']);
  await service.store.commitRun(whole);
  expect((await supervisor.get('/windows/1/days/2026-11-21')).json()).toMatchObject({ stretches: [], findings: [] });
  expect((await supervisor.get('/windows/1/days/2026-13-01')).statusCode).toBe(400);
});
