import { expect, test } from 'vitest';
import { finding, NINE_O_CLOCK, run } from '../../store/support/runs.ts';
import { testService } from '../support/service.ts';
import { CLAUSES } from '../support/stored-runs.ts';

const DAY = 'from=2026-11-20&to=2026-11-20';

/** Two clauses of one rulebook are met, three of another are not. */
async function judgedByTwo() {
  const service = await testService();
  const qingpu = [CLAUSES.bothHands, CLAUSES.stands].map((clause, i) =>
    finding({ clause, evidence: { startMs: 1000 * i, endMs: 1000 * i + 500 } }),
  );
  const changzhou = [1, 2, 3].map((i) =>
    finding({
      ...{ rulebook: 'changzhou-2019', clause: 'conduct-2-smile-arrival', verdict: 'not-met' },
      evidence: { startMs: 1000 * i, endMs: 1000 * i + 500 },
    }),
  );
  await service.store.commitRun(run({ startedAt: NINE_O_CLOCK, findings: [...qingpu, ...changzhou] }));
  return service.person('supervisor');
}

const countsOf = ({ rulebook, score: { counts } }: { rulebook: string; score: { counts: Record<string, number> } }) => [
  rulebook,
  counts.met,
  counts['not-met'],
];
const APART = [
  ['changzhou-2019', 0, 3],
  ['qingpu-2023', 2, 0],
];

test('scores of several rulebooks are apart and never summed', async () => {
  const supervisor = await judgedByTwo();
  const all = (await supervisor.get(`/scores?${DAY}&by=window`)).json();
  expect(all.total).toBeUndefined();
  expect(all.rulebooks.map(countsOf)).toEqual(APART);
  expect(all.groups.map(countsOf)).toEqual(APART);
  const one = (await supervisor.get(`/scores?${DAY}&rulebook=qingpu-2023`)).json();
  expect(one.total.counts).toMatchObject({ met: 2, 'not-met': 0 });
});

test.each([
  ['', 'changzhou-2019', 0, 3],
  ['&rulebook=qingpu-2023', 'qingpu-2023', 2, 0],
])('the dashboard%s is that of %s', async (asked, rulebook, met, notMet) => {
  const supervisor = await judgedByTwo();
  const shown = (await supervisor.get(`/dashboard?${DAY}${asked}`)).json();
  expect(shown.rulebook).toBe(rulebook);
  expect(shown.rulebooks.map(countsOf)).toEqual(APART);
  expect(shown.total.counts).toMatchObject({ met, 'not-met': notMet });
  expect(shown.windows.map((group: { score: { counts: object } }) => group.score.counts)).toMatchObject([
    { met, 'not-met': notMet },
  ]);
  expect(shown.hours).toEqual([{ weekday: 4, hour: 9, met, notMet }]);
});

test('what a training changed is told of one rulebook', async () => {
  const supervisor = await judgedByTwo();
  await supervisor.send('POST', '/trainings', { hall: 'default', day: '2026-11-19', topic: '微笑' });
  const effect = async (asked: string) => (await supervisor.get(`/trainings/1/effect?days=2${asked}`)).json();
  expect(await effect('')).toMatchObject({
    rulebook: 'changzhou-2019',
    after: { score: { counts: { met: 0, 'not-met': 3 } } },
  });
  expect(await effect('&rulebook=qingpu-2023')).toMatchObject({
    rulebook: 'qingpu-2023',
    after: { score: { counts: { met: 2, 'not-met': 0 } } },
  });
});
