import { expect, test } from 'vitest';
import type { Finding } from '../../../src/rulebooks/finding.ts';
import { finding, run } from '../../store/support/runs.ts';
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
  await service.store.commitRun(run({ findings }));
  const reviewer = await service.person('supervisor');
  const all = async () => {
    const { findings: listed } = (await reviewer.get('/findings')).json();
    return Object.fromEntries(listed.map((one: { clause: string; review: { status: string } }) => [one.clause, one]));
  };
  return { reviewer, all };
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
