import { describe, expect, test } from 'vitest';
import { type Client, testService } from '../support/service.ts';
import { storeRun } from '../support/stored-runs.ts';

const PERIOD = 'from=2026-11-01T00:00:00%2B08:00&to=2026-12-01T00:00:00%2B08:00';
const DAYS = 'from=2026-11-01&to=2026-11-30';

interface Listed {
  readonly id: number;
  readonly verdict: string;
  readonly review: { readonly status: string; readonly version: number };
}

const queueOf = async (reviewer: Client): Promise<Listed[]> =>
  (await reviewer.get('/findings?review=open&verdict=not-met,needs-review')).json().findings;

const judge = (reviewer: Client, { id, review }: Listed, action: string, reason: string) =>
  reviewer.send('POST', `/findings/${id}/reviews`, { action, reason, version: review.version });

/** One finding that Wang has confirmed, and Li, who has judged nothing. */
async function decided() {
  const service = await testService();
  await storeRun(service.store);
  const administrator = await service.person('administrator');
  const [wang, li] = [await service.person('supervisor'), await service.person('supervisor')];
  const [notMet] = (await queueOf(wang)).filter(({ verdict }) => verdict === 'not-met');
  await judge(wang, notMet!, 'confirm', 'not-done');
  const liId = (await administrator.get('/accounts'))
    .json()
    .accounts.find((a: { name: string }) => a.name === li.name).id;
  const plant = () => administrator.send('POST', '/planted-items', { reviewers: [liId], count: 5 });
  return { service, administrator, wang, li, liId, original: notMet!, plant };
}

describe('a planted item', () => {
  test('looks like any other in its reviewer’s queue, and is in nobody else’s', async () => {
    const { wang, li, original, plant, liId } = await decided();
    expect((await plant()).json()).toEqual({ planted: [{ reviewerId: liId, count: 1 }] });
    const mine = (await queueOf(li)).find(({ verdict }) => verdict === 'not-met')!;
    const { id: _, review, ...told } = mine;
    const { id: __, review: ___, ...origin } = (await li.get(`/findings/${original.id}`)).json().finding;
    expect(told).toEqual(origin);
    expect(review).toEqual({ status: 'open', version: 0 });
    expect((await li.get(`/findings/${mine.id}/reviews`)).json()).toEqual({ reviews: [] });
    expect((await queueOf(wang)).map(({ id }) => id)).not.toContain(mine.id);
    expect((await wang.get(`/findings/${mine.id}`)).statusCode).toBe(404);
  });

  test('is drawn once, and not for whoever decided it', async () => {
    const { administrator, wang, plant } = await decided();
    await plant();
    expect((await plant()).json().planted[0].count).toBe(0);
    const { accounts } = (await administrator.get('/accounts')).json();
    const { id } = accounts.find((account: { name: string }) => account.name === wang.name);
    const answer = await administrator.send('POST', '/planted-items', { reviewers: [id], count: 5 });
    expect(answer.json().planted[0].count).toBe(0);
  });

  test('tells how its reviewer did, and changes no number and no finding', async () => {
    const { administrator, li, original, plant } = await decided();
    const scores = async () => (await administrator.get(`/scores?${DAYS}`)).json().total.counts;
    const before = await scores();
    await plant();
    const mine = (await queueOf(li)).find(({ verdict }) => verdict === 'not-met')!;
    expect((await judge(li, mine, 'overturn', 'measured-wrong')).statusCode).toBe(201);
    const { reviewers, items } = (await administrator.get('/planted-items')).json();
    expect(reviewers).toMatchObject([{ planted: 1, answered: 1, right: 0, share: { available: true, value: 0 } }]);
    expect(items).toMatchObject([{ originId: original.id, answer: 'not-met', verdict: 'met' }]);
    expect(await scores()).toEqual(before);
    expect((await administrator.get(`/findings/${original.id}`)).json().finding.review.status).toBe('confirmed');
    const { clauses } = (await administrator.get(`/review-quality/overturned?${PERIOD}`)).json();
    expect(clauses).toMatchObject([{ reviewed: 1, overturned: 0 }]);
    expect((await administrator.get('/exports/findings.csv')).body.trim().split('\n')).toHaveLength(4);
    expect((await queueOf(li)).map(({ id }) => id)).not.toContain(mine.id);
  });

  test('can be taken back while nobody has judged it', async () => {
    const { administrator, li, plant } = await decided();
    await plant();
    const before = (await queueOf(li)).length;
    expect((await administrator.send('DELETE', '/planted-items')).json()).toEqual({ withdrawn: 1 });
    expect(await queueOf(li)).toHaveLength(before - 1);
  });

  test('is known to administrators alone', async () => {
    const { wang } = await decided();
    expect((await wang.get('/planted-items')).statusCode).toBe(403);
  });
});

test('what reviewers overturn is counted by clause and by version of program and models', async () => {
  const { store, person } = await testService();
  await storeRun(store, 'default', 'A01', 'cd');
  await storeRun(store, 'default', 'A01', 'ef', { version: '9.9.9' });
  const wang = await person('supervisor');
  const queue = (await queueOf(wang)).filter(({ verdict }) => verdict === 'not-met');
  await judge(wang, queue[0]!, 'confirm', 'not-done');
  await judge(wang, queue[1]!, 'overturn', 'measured-wrong');
  const { clauses } = (await wang.get(`/review-quality/overturned?${PERIOD}`)).json();
  const shares = clauses.map((c: { version: string; overturned: number; reviewed: number }) => [
    c.version,
    c.overturned,
    c.reviewed,
  ]);
  expect(shares).toHaveLength(2);
  expect(shares).toContainEqual(['9.9.9', 0, 1]);
});
