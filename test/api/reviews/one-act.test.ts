import { expect, test } from 'vitest';
import type { Finding } from '../../../src/rulebooks/finding.ts';
import { finding, NINE_O_CLOCK, run } from '../../store/support/runs.ts';
import { testService } from '../support/service.ts';

const LEADING = '3.2.2-both-hands-intake';
const OTHER = '3.2.2.4-both-hands-intake';
const accused: Partial<Finding> = {
  ...{ rulebook: 'qingpu-2023', verdict: 'not-met', reason: 'observed' },
  evidence: { startMs: 1000, endMs: 2000 },
};

async function withOneAct() {
  const service = await testService();
  const findings = [
    finding({ ...accused, clause: LEADING }),
    finding({ ...accused, clause: OTHER, sameActAs: LEADING }),
    finding({ ...accused, clause: '3.2.2-both-hands-return', evidence: { startMs: 3000, endMs: 4000 } }),
  ];
  await service.store.commitRun(run({ startedAt: NINE_O_CLOCK, findings }));
  const reviewer = await service.person('supervisor');
  const all = async () => {
    const { findings: listed } = (await reviewer.get('/findings')).json();
    return Object.fromEntries(listed.map((one: { clause: string; review: { status: string } }) => [one.clause, one]));
  };
  return { service, reviewer, all };
}

test('an act that two clauses ask for is one item of the queue, which names both', async () => {
  const { reviewer, all } = await withOneAct();
  const { findings } = (await reviewer.get('/findings?order=urgency')).json();
  expect(findings.map(({ clause }: { clause: string }) => clause).sort()).toEqual([LEADING, '3.2.2-both-hands-return']);
  const { [LEADING]: leading, [OTHER]: other } = await all();
  expect(other).toMatchObject({ sameActAs: LEADING });
  const { sameAct } = (await reviewer.get(`/findings/${leading.id}`)).json();
  expect(sameAct).toMatchObject([{ id: other.id, clause: OTHER }]);
  // Whoever looks for the other clause finds it.
  const asked = (await reviewer.get(`/findings?order=urgency&rulebook=qingpu-2023&clause=${OTHER}`)).json();
  expect(asked.findings).toMatchObject([{ id: other.id }]);
});

test('one decision answers both, counts once and is undone for both', async () => {
  const { reviewer, all } = await withOneAct();
  const { [LEADING]: leading } = await all();
  const body = { action: 'confirm', reason: 'other', version: 0 };
  const answer = await reviewer.send('POST', `/findings/${leading.id}/reviews`, body);
  expect(answer.statusCode).toBe(201);
  const statuses = async () => Object.values(await all()).map((one) => (one as typeof leading).review.status);
  expect((await statuses()).sort()).toEqual(['confirmed', 'confirmed', 'open']);
  await reviewer.send('DELETE', `/reviews/${answer.json().review.id}`);
  expect(await statuses()).toEqual(['open', 'open', 'open']);
});

const verdictOf = (one: { review: { verdict?: string } }) => one.review.verdict;

test('an appeal against either that is upheld counts for both, and both are named', async () => {
  const { service, reviewer, all } = await withOneAct();
  const shift = { startAt: '2026-11-20T08:00:00+08:00', endAt: '2026-11-20T12:00:00+08:00' };
  await reviewer.send('POST', '/shifts', { windowId: 1, staffNumber: 'S-7', ...shift });
  const { [LEADING]: leading, [OTHER]: other } = await all();
  await reviewer.send('POST', `/findings/${leading.id}/reviews`, { action: 'confirm', reason: 'other', version: 0 });
  const clerk = await service.person('clerk', { staffNumber: 'S-7' });
  const { id } = (await clerk.send('POST', `/findings/${other.id}/appeals`, { text: 'x' })).json();
  const decision = { decision: 'upheld', answer: 'x', version: 1 };
  expect((await reviewer.send('POST', `/appeals/${id}/decision`, decision)).statusCode).toBe(200);
  const now = await all();
  expect([verdictOf(now[LEADING]), verdictOf(now[OTHER])]).toEqual(['met', 'met']);
  const { total } = (await reviewer.get('/scores?from=2026-11-20&to=2026-11-20')).json();
  expect(total.counts).toMatchObject({ met: 1, 'not-met': 1 });
  const { entries } = (await (await service.person('administrator')).get('/audit?action=appeal.decide')).json();
  expect(entries[0].detail).toMatchObject({ state: 'upheld', alsoOf: [leading.id] });
});

test('what was decided of one of them by itself stays', async () => {
  const { service, reviewer, all } = await withOneAct();
  const { [LEADING]: leading, [OTHER]: other } = await all();
  const decide = (id: number, action: string, reason: string, version: number, by = reviewer) =>
    by.send('POST', `/findings/${id}/reviews`, { action, reason, version });
  await decide(leading.id, 'confirm', 'other', 0);
  const second = await service.person('supervisor');
  const [, lead] = [await decide(other.id, 'overturn', 'exception', 1, second), (await all())[LEADING]];
  expect(verdictOf(lead)).toBe('not-applicable');
  // Of the other one alone, as before an act was one decision.
  await service.store.keep((writing) =>
    writing.updateTable('reviews').set({ created_at: 1 }).where('finding_id', '=', leading.id).execute(),
  );
  expect((await decide(other.id, 'confirm', 'other', 2)).statusCode).toBe(201);
  const now = await all();
  expect([verdictOf(now[LEADING]), verdictOf(now[OTHER])]).toEqual(['not-applicable', 'not-met']);
});
