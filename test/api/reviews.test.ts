import { describe, expect, test } from 'vitest';
import { STORE_KINDS } from '../store/support/stores.ts';
import { type Client, testService as serviceOn } from './support/service.ts';
import { storeRun } from './support/stored-runs.ts';

const confirm = { action: 'confirm', reason: 'seen-clearly' } as const;
const idsOf = async (client: Client, query = '') =>
  (await client.get(`/findings${query}`)).json().findings.map((f: { id: number }) => f.id);

describe.each(STORE_KINDS)('$name', (kind) => {
  const testService = () => serviceOn({}, undefined, kind);

  describe('a review', () => {
    const cases = [
      { verdict: 'not-met', action: 'confirm', expected: { status: 'confirmed', verdict: 'not-met' } },
      { verdict: 'not-met', action: 'overturn', expected: { status: 'overturned', verdict: 'met' } },
      { verdict: 'not-met', action: 'cannot-tell', expected: { status: 'undecided', verdict: 'not-assessable' } },
      { verdict: 'needs-review', action: 'confirm', expected: { status: 'confirmed', verdict: 'not-met' } },
      { verdict: 'needs-review', action: 'overturn', expected: { status: 'overturned', verdict: 'met' } },
      { verdict: 'met', action: 'overturn', expected: { status: 'overturned', verdict: 'not-met' } },
      { verdict: 'met', action: 'confirm', expected: { status: 'confirmed', verdict: 'met' } },
    ] as const;
    test.each(cases)('$action of $verdict', async ({ verdict, action, expected }) => {
      const service = await testService();
      await storeRun(service.store);
      const supervisor = await service.person('supervisor');
      const [id] = await idsOf(supervisor, `?verdict=${verdict}`);
      const answer = await supervisor.send('POST', `/findings/${id}/reviews`, { action, reason: 'other', version: 0 });
      expect(answer.statusCode).toBe(201);
      expect(answer.json().finding.review).toMatchObject({ ...expected, version: 1 });
      expect((await supervisor.get(`/findings?review=${expected.status}`)).json().findings).toHaveLength(1);
    });

    test.each([
      { reason: 'nothing-handed', status: 201, verdict: 'not-applicable' },
      { reason: 'other-hand-hidden', status: 201, verdict: 'met' },
      { reason: 'measured-wrong', status: 201, verdict: 'met' },
      { reason: 'not-a-bow', status: 400, verdict: undefined },
    ])('overturns for the reason $reason of its kind of measurement only', async ({ reason, status, verdict }) => {
      const service = await testService();
      await storeRun(service.store);
      const supervisor = await service.person('supervisor');
      const [id] = await idsOf(supervisor, '?verdict=not-met');
      const answer = await supervisor.send('POST', `/findings/${id}/reviews`, {
        action: 'overturn',
        reason,
        version: 0,
      });
      expect([answer.statusCode, answer.json().finding?.review.verdict]).toEqual([status, verdict]);
      const { byCheck } = (await supervisor.get('/review-reasons')).json();
      const ofHands = byCheck.find(({ checks }: { checks: string[] }) => checks.includes('receives-with-both-hands'));
      expect(ofHands.actions[1].reasons[0]).toMatchObject({
        reason: 'other-hand-hidden',
        wording: { en: 'the other hand was there, hidden' },
      });
    });

    test('of a finding that was reviewed since it was shown is refused', async () => {
      const service = await testService();
      await storeRun(service.store);
      const [one, other] = [await service.person('supervisor'), await service.person('supervisor')];
      const [id] = await idsOf(one);
      const review = { ...confirm, version: 0 };
      const answers = await Promise.all([one, other].map((who) => who.send('POST', `/findings/${id}/reviews`, review)));
      expect(answers.map((answer) => answer.statusCode).sort()).toEqual([201, 409]);
      expect((await one.get(`/findings/${id}/reviews`)).json().reviews).toHaveLength(1);
    });

    test('is undone by who gave it, and the one before counts again', async () => {
      const service = await testService();
      await storeRun(service.store);
      const [one, other] = [await service.person('supervisor'), await service.person('supervisor')];
      const [id] = await idsOf(one, '?verdict=not-met');
      await one.send('POST', `/findings/${id}/reviews`, { ...confirm, version: 0 });
      const second = await other.send('POST', `/findings/${id}/reviews`, {
        action: 'overturn',
        reason: 'exception',
        version: 1,
      });
      const review = second.json().review.id;
      expect((await one.send('DELETE', `/reviews/${review}`)).statusCode).toBe(404);
      const undone = await other.send('DELETE', `/reviews/${review}`);
      expect(undone.json().finding.review).toMatchObject({ status: 'confirmed', verdict: 'not-met', version: 3 });
      expect((await other.send('DELETE', `/reviews/${review}`)).statusCode).toBe(409);
    });

    test('moves the score', async () => {
      const service = await testService();
      await storeRun(service.store);
      const supervisor = await service.person('supervisor');
      const scores = async () => (await supervisor.get('/scores?from=2026-11-20&to=2026-11-20')).json().total;
      expect(await scores()).toMatchObject({ counts: { met: 1, 'not-met': 1, 'needs-review': 1 }, reviewed: 0 });
      const [id] = await idsOf(supervisor, '?verdict=needs-review');
      await supervisor.send('POST', `/findings/${id}/reviews`, {
        action: 'overturn',
        reason: 'measured-wrong',
        version: 0,
      });
      const after = await scores();
      expect(after).toMatchObject({ counts: { met: 2, 'not-met': 1, 'needs-review': 0 }, reviewed: 1, automatic: 2 });
      expect(after.complianceRate.value).toBeCloseTo(2 / 3, 10);
    });
  });

  describe('the review queue', () => {
    test('gives no two reviewers the same finding, and no finding that is reviewed', async () => {
      const service = await testService();
      for (const sha256 of ['a', 'b', 'c']) await storeRun(service.store, 'default', 'A01', sha256);
      const reviewers = await Promise.all([1, 2, 3].map(() => service.person('supervisor')));
      const given: number[] = [];
      for (let round = 0; round < 2; round++) {
        const answers = await Promise.all(reviewers.map((who) => who.send('POST', '/review-queue/next', {})));
        const ids = answers.map((answer) => answer.json().finding.id);
        given.push(...ids);
        await Promise.all(
          reviewers.map((who, i) => who.send('POST', `/findings/${ids[i]}/reviews`, { ...confirm, version: 0 })),
        );
      }
      expect(new Set(given).size).toBe(6);
      expect((await reviewers[0]!.send('POST', '/review-queue/next', {})).json()).toEqual({});
    });

    test('gives a finding to another when the lease has run out', async () => {
      const service = await testService();
      await storeRun(service.store);
      const [one, other] = [await service.person('supervisor'), await service.person('supervisor')];
      const only = { verdict: ['not-met'] };
      const { finding } = (await one.send('POST', '/review-queue/next', only)).json();
      expect((await other.send('POST', '/review-queue/next', only)).json()).toEqual({});
      const refused = await other.send('POST', `/findings/${finding.id}/reviews`, { ...confirm, version: 0 });
      expect(refused.statusCode).toBe(409);
      service.clock.now += 11 * 60_000;
      expect((await other.send('POST', '/review-queue/next', only)).json().finding.id).toBe(finding.id);
    });

    test('asks for a second opinion without telling the first, and counts how far they agree', async () => {
      const service = await testService();
      await storeRun(service.store);
      const [one, other] = [await service.person('supervisor'), await service.person('supervisor')];
      for (const id of await idsOf(one, '?verdict=not-met,met'))
        await one.send('POST', `/findings/${id}/reviews`, { ...confirm, version: 0 });
      const ask = { secondOpinion: true, verdict: ['met', 'not-met'] };
      expect((await one.send('POST', '/review-queue/next', ask)).json()).toEqual({});
      for (let i = 0; i < 2; i++) {
        const { finding } = (await other.send('POST', '/review-queue/next', ask)).json();
        expect(finding.review).toEqual({ status: 'open', version: 1 });
        await other.send('POST', `/findings/${finding.id}/reviews`, { ...confirm, version: 1, secondOpinion: true });
      }
      expect((await other.send('POST', '/review-queue/next', ask)).json()).toEqual({});
      const period = 'from=2026-11-20T00:00:00%2B08:00&to=2026-11-21T00:00:00%2B08:00';
      expect((await one.get(`/review-quality?${period}`)).json()).toMatchObject({
        pairs: 2,
        agreed: 2,
        kappa: { available: true, value: 1 },
      });
    });
  });

  describe('an appeal', () => {
    const shift = { startAt: '2026-11-20T08:00:00+08:00', endAt: '2026-11-20T12:00:00+08:00' };

    test('is filed by the clerk of that shift only, and overturns the finding where it is upheld', async () => {
      const service = await testService();
      await storeRun(service.store);
      const supervisor = await service.person('supervisor');
      const [{ id: windowId }] = (await supervisor.get('/windows')).json().windows;
      expect((await supervisor.send('POST', '/shifts', { windowId, staffNumber: 'S-7', ...shift })).statusCode).toBe(
        201,
      );
      const mine = await service.person('clerk', { staffNumber: 'S-7' });
      const anothers = await service.person('clerk', { staffNumber: 'S-8' });
      const nobodys = await service.person('clerk');

      expect(await idsOf(mine)).toHaveLength(3);
      expect(await idsOf(anothers)).toEqual([]);
      expect(await idsOf(nobodys)).toEqual([]);
      const [id] = await idsOf(mine, '?verdict=not-met');
      expect((await anothers.send('POST', `/findings/${id}/appeals`, { text: 'not so' })).statusCode).toBe(404);
      const filed = await mine.send('POST', `/findings/${id}/appeals`, { text: 'the citizen took it at once' });
      expect(filed.statusCode).toBe(201);
      expect((await mine.send('POST', `/findings/${id}/appeals`, { text: 'again' })).statusCode).toBe(409);
      expect((await anothers.get('/appeals')).json().appeals).toEqual([]);

      const decision = { decision: 'upheld', answer: 'yes', version: 1 };
      const decided = await supervisor.send('POST', `/appeals/${filed.json().id}/decision`, decision);
      expect(decided.json()).toMatchObject({ state: 'upheld', answer: 'yes' });
      expect((await mine.get(`/findings/${id}`)).json().finding.review).toMatchObject({
        status: 'overturned',
        verdict: 'met',
      });
      expect((await supervisor.send('POST', `/appeals/${filed.json().id}/decision`, decision)).statusCode).toBe(409);
    });
  });

  test('a review holds for the analysis that takes the place of the reviewed one, until it is undone', async () => {
    const service = await testService();
    await storeRun(service.store);
    const supervisor = await service.person('supervisor');
    const [id] = await idsOf(supervisor, '?verdict=not-met');
    const made = await supervisor.send('POST', `/findings/${id}/reviews`, {
      action: 'overturn',
      reason: 'exception',
      version: 0,
    });
    await storeRun(service.store, 'default', 'A01', 'cd', { version: '0.2.0' });
    const [heir] = await idsOf(supervisor, '?verdict=not-met');
    expect(heir).not.toBe(id);
    const review = { status: 'overturned', verdict: 'not-applicable' };
    expect((await supervisor.get(`/findings/${heir}`)).json().finding.review).toMatchObject(review);
    expect((await supervisor.get(`/findings/${heir}/reviews`)).json().reviews).toHaveLength(1);
    await supervisor.send('DELETE', `/reviews/${made.json().review.id}`);
    expect((await supervisor.get(`/findings/${heir}`)).json().finding.review).toMatchObject({ status: 'open' });
  });

  test('a manual check counts in the score until it is withdrawn', async () => {
    const service = await testService();
    await storeRun(service.store);
    const supervisor = await service.person('supervisor');
    const check = {
      ...{ windowId: 1, rulebook: 'qingpu-2023', clause: '3.1-hair', verdict: 'met' },
      at: '2026-11-20T09:30:00+08:00',
    };
    const total = async () => (await supervisor.get('/scores?from=2026-11-20&to=2026-11-20')).json().total;
    const before = await total();
    const made = await supervisor.send('POST', '/manual-checks', check);
    expect(await total()).toMatchObject({ counts: { met: before.counts.met + 1 }, reviewed: 1 });
    expect((await supervisor.send('DELETE', `/manual-checks/${made.json().id}`)).statusCode).toBe(204);
    expect(await total()).toEqual(before);
    const later = { ...check, at: '2026-11-21T09:30:00+08:00' };
    expect((await supervisor.send('POST', '/manual-checks', later)).statusCode).toBe(400);
  });
});
