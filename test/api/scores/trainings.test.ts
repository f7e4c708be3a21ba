import { describe, expect, test } from 'vitest';
import { DAY_MS } from '../../../src/contract/durations.ts';
import { finding, run } from '../../store/support/runs.ts';
import { testService } from '../support/service.ts';
import { CLAUSES } from '../support/stored-runs.ts';

const TRAINED = '2026-11-10';

/** `met` of ten findings a day met, from so many days before the training to so many after. */
async function withFindings(metBefore: number, metAfter: number) {
  const service = await testService();
  for (const days of [-3, -2, -1, 0, 1, 2, 3]) {
    const met = days < 0 ? metBefore : metAfter;
    const findings = Array.from({ length: 10 }, (_, i) =>
      finding({
        clause: CLAUSES.bothHands,
        verdict: i < met ? 'met' : 'not-met',
        reason: 'observed',
        evidence: { startMs: 1000 * i, endMs: 1000 * i + 500 },
      }),
    );
    const footage = { ...run().footage, sha256: `${days + 5}`.repeat(64).slice(0, 64) };
    const startedAt = Date.parse(`${TRAINED}T09:00:00+08:00`) + days * DAY_MS;
    await service.store.commitRun(run({ window: 'A01', footage, startedAt, findings }));
  }
  return service;
}

describe('a training', () => {
  test('is compared before and after, its own day left out', async () => {
    const service = await withFindings(5, 9);
    const supervisor = await service.person('supervisor');
    const body = { hall: 'default', window: 'A01', day: TRAINED, topic: '双手递接' };
    const made = await supervisor.send('POST', '/trainings', body);
    expect([made.statusCode, made.json()]).toEqual([201, { id: 1, ...body }]);
    const assessor = await service.person('assessor');
    const effect = (await assessor.get('/trainings/1/effect?days=2')).json();
    expect(effect.before).toMatchObject({ from: '2026-11-08', to: '2026-11-09', score: { counts: { met: 10 } } });
    expect(effect.after).toMatchObject({ from: '2026-11-11', to: '2026-11-12', score: { counts: { met: 18 } } });
    expect(effect.difference.value).toBeCloseTo(0.4, 9);
    expect(effect.difference.low).toBeGreaterThan(0);
    expect((await assessor.get('/trainings/1/effect?clause=none')).json().difference).toEqual({
      available: false,
      reason: 'nothing-counted',
    });
  });

  test('can be taken away again, and is of a window that there is', async () => {
    const service = await withFindings(5, 5);
    const supervisor = await service.person('supervisor');
    const body = { hall: 'default', day: TRAINED, topic: '微笑' };
    expect((await supervisor.send('POST', '/trainings', { ...body, window: 'Z9' })).statusCode).toBe(404);
    await supervisor.send('POST', '/trainings', body);
    expect((await supervisor.get('/trainings')).json().trainings).toEqual([{ id: 1, ...body }]);
    expect((await supervisor.send('DELETE', '/trainings/1')).statusCode).toBe(204);
    expect((await supervisor.get('/trainings')).json().trainings).toEqual([]);
  });

  test('is marked by supervisors, not by those who only look', async () => {
    const service = await withFindings(5, 5);
    const assessor = await service.person('assessor');
    const body = { hall: 'default', day: TRAINED, topic: '微笑' };
    expect((await assessor.send('POST', '/trainings', body)).statusCode).toBe(403);
  });
});
