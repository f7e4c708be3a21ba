import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DAY_MS } from '../../../src/contract/durations.ts';
import { testService } from '../support/service.ts';
import { storeRun } from '../support/stored-runs.ts';

/** A run of today with two clips, the second cut forty days ago. */
async function withEvidence() {
  const service = await testService();
  const runId = await storeRun(service.store);
  const folder = join(service.folder, 'data', 'evidence');
  mkdirSync(folder, { recursive: true });
  for (const [name, daysOld] of [
    [`${runId}-ab.mp4`, 1],
    [`${runId}-cd.mp4`, 40],
  ] as const) {
    writeFileSync(join(folder, name), 'clip');
    const at = (service.clock.now - daysOld * DAY_MS) / 1000;
    utimesSync(join(folder, name), at, at);
  }
  return { service, administrator: await service.person('administrator') };
}

describe('retention', () => {
  test('says what is due, as it is and as it would be', async () => {
    const { administrator } = await withEvidence();
    const { rules } = (await administrator.get('/retention')).json();
    expect(rules).toMatchObject([
      { kind: 'measurements', days: 180, configuredDays: 180, due: { items: 0, held: 0 } },
      { kind: 'clips', days: 30, due: { items: 1, bytes: 4, held: 0 } },
      { kind: 'words', days: 30, due: { items: 0, held: 0 } },
    ]);
    const tried = (await administrator.get('/retention?clips=60')).json().rules;
    expect(tried[1]).toMatchObject({ days: 30, due: { items: 0 } });
  });

  test('is set by administrators, and noted', async () => {
    const { service, administrator } = await withEvidence();
    expect((await administrator.send('PUT', '/retention/clips', { days: 90 })).statusCode).toBe(200);
    const { rules } = (await administrator.get('/retention')).json();
    expect(rules[1]).toMatchObject({ days: 90, configuredDays: 30, setBy: administrator.name, due: { items: 0 } });
    const { entries } = (await administrator.get('/audit?action=retention.set')).json();
    expect(entries[0].detail).toMatchObject({ days: 90, former: 30 });
    expect((await administrator.send('PUT', '/retention/clips', { days: 0 })).statusCode).toBe(400);
    const supervisor = await service.person('supervisor');
    expect((await supervisor.get('/retention')).statusCode).toBe(403);
  });

  test('keeps and lists what is under appeal', async () => {
    const { service, administrator } = await withEvidence();
    const [supervisor, clerk] = [
      await service.person('supervisor'),
      await service.person('clerk', { staffNumber: 'S-1' }),
    ];
    const times = { startAt: '2026-11-20T08:00:00+08:00', endAt: '2026-11-20T18:00:00+08:00' };
    await supervisor.send('POST', '/shifts', { windowId: 1, staffNumber: 'S-1', ...times });
    const [finding] = (await clerk.get('/findings?verdict=not-met')).json().findings;
    const made = await clerk.send('POST', `/findings/${finding.id}/appeals`, { text: '当时在递材料' });
    expect(made.statusCode).toBe(201);
    const { rules, holds } = (await administrator.get('/retention')).json();
    expect(rules[1].due).toMatchObject({ items: 0, held: 1 });
    expect(holds).toMatchObject([{ findingId: finding.id, window: 'A01' }]);
  });
});
