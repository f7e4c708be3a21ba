import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../src/rulebooks/finding.ts';
import { engine, finding, NINE_O_CLOCK, run } from '../../store/support/runs.ts';
import { STORE_KINDS } from '../../store/support/stores.ts';
import { type Client, testService } from '../support/service.ts';
import { CLAUSES } from '../support/stored-runs.ts';

const notMet = (startMs: number, endMs: number, verdict: Finding['verdict'] = 'not-met'): Finding =>
  finding({ clause: CLAUSES.bothHands, verdict, evidence: { startMs, endMs } });

describe.each(STORE_KINDS)('a recording that is judged again, in $name', (kind) => {
  /** One finding of S-7, who may appeal; `judge` analyses the same recording by another version. */
  async function judgedOnce() {
    const service = await testService({}, undefined, kind);
    const judge = async (version: string, ...findings: Finding[]): Promise<number[]> => {
      const made = run({ startedAt: NINE_O_CLOCK, engine: engine({ version }), findings });
      const { runId } = await service.store.commitRun(made);
      const entries = await service.store.entries(runId);
      return entries.findings.map(({ id }) => id);
    };
    const [first] = (await judge('1', notMet(1000, 2000))) as [number];
    const supervisor = await service.person('supervisor');
    const clerk = await service.person('clerk', { staffNumber: 'S-7' });
    const shift = { startAt: '2026-11-20T08:00:00+08:00', endAt: '2026-11-20T12:00:00+08:00' };
    await supervisor.send('POST', '/shifts', { windowId: 1, staffNumber: 'S-7', ...shift });
    const appeal = async (id: number) => (await clerk.send('POST', `/findings/${id}/appeals`, { text: 'x' })).json().id;
    return { service, supervisor, clerk, judge, first, appeal };
  }
  const decide = (by: Client, appeal: number, decision: 'upheld' | 'rejected') =>
    by.send('POST', `/appeals/${appeal}/decision`, { decision, answer: 'x', version: 1 });
  const review = (by: Client, id: number, action: 'confirm' | 'overturn', version = 0) =>
    by.send('POST', `/findings/${id}/reviews`, {
      action,
      reason: action === 'confirm' ? 'not-done' : 'exception',
      version,
    });
  const reviewOf = async (by: Client, id: number) => (await by.get(`/findings/${id}`)).json().finding.review;
  const score = async (by: Client) => (await by.get('/scores?from=2026-11-20&to=2026-11-20')).json().total.counts;

  test.each(['before', 'after'] as const)('has an appeal count that was upheld %s', async (when) => {
    const { supervisor, clerk, judge, first, appeal } = await judgedOnce();
    const id = await appeal(first);
    if (when === 'before') await decide(supervisor, id, 'upheld');
    const [heir] = await judge('2', notMet(1200, 2100));
    if (when === 'after') expect((await decide(supervisor, id, 'upheld')).statusCode).toBe(200);
    expect(await reviewOf(supervisor, heir!)).toMatchObject({ status: 'overturned', verdict: 'met' });
    expect(await score(supervisor)).toMatchObject({ met: 1, 'not-met': 0 });
    expect((await clerk.get('/appeals')).json().appeals).toMatchObject([{ id, findingId: heir, state: 'upheld' }]);
  });

  test('is held for an appeal by the analysis that holds', async () => {
    const { service, judge, first, appeal } = await judgedOnce();
    await appeal(first);
    const [heir] = await judge('2', notMet(1200, 2100));
    const administrator = await service.person('administrator');
    expect((await administrator.get('/retention')).json().holds).toMatchObject([{ findingId: heir }]);
  });

  test('leaves an appeal where nothing takes the place of its finding, until an analysis finds it again', async () => {
    const { supervisor, judge, first, appeal } = await judgedOnce();
    const id = await appeal(first);
    await judge('2', notMet(30_000, 31_000));
    expect((await decide(supervisor, id, 'upheld')).json()).toMatchObject({ findingId: first, state: 'upheld' });
    expect(await score(supervisor)).toMatchObject({ met: 0, 'not-met': 1 });
    const [, again] = await judge('3', notMet(30_000, 31_000), notMet(1500, 1500));
    expect(await reviewOf(supervisor, again!)).toMatchObject({ status: 'overturned', verdict: 'met' });
  });

  test('takes the newest review along, also back to an analysis that holds again', async () => {
    const { supervisor, judge, first } = await judgedOnce();
    await review(supervisor, first, 'confirm');
    const [heir] = await judge('2', notMet(1200, 2100));
    expect(await reviewOf(supervisor, heir!)).toMatchObject({ status: 'confirmed', verdict: 'not-met' });
    expect((await review(supervisor, heir!, 'overturn', 1)).statusCode).toBe(201);
    await judge('1', notMet(1000, 2000));
    expect(await reviewOf(supervisor, first)).toMatchObject({ status: 'overturned', verdict: 'not-applicable' });
  });

  test('has the carried review count again where the one after it is undone', async () => {
    const { supervisor, judge, first } = await judgedOnce();
    await review(supervisor, first, 'confirm');
    const [heir] = await judge('2', notMet(1200, 2100));
    const made = (await review(supervisor, heir!, 'overturn', 1)).json().review.id;
    expect((await supervisor.send('DELETE', `/reviews/${made}`)).statusCode).toBe(200);
    expect(await reviewOf(supervisor, heir!)).toMatchObject({ status: 'confirmed', verdict: 'not-met' });
  });

  test('keeps a confirmed suspicion confirmed', async () => {
    const { supervisor, judge, first } = await judgedOnce();
    await review(supervisor, first, 'confirm');
    const [heir] = await judge('2', notMet(1200, 2100, 'needs-review'));
    expect(await reviewOf(supervisor, heir!)).toMatchObject({ status: 'confirmed', verdict: 'not-met' });
  });

  test('has what was said of each post’s finding count for that post’s alone', async () => {
    const { supervisor, judge } = await judgedOnce();
    const at = (post: string, startMs: number): Finding => ({
      ...{ rulebook: 'qingpu-2023', clause: CLAUSES.bothHands, verdict: 'not-met', reason: 'observed', post },
      evidence: { startMs, endMs: 60_000 },
    });
    const [left, right] = (await judge('2', at('left', 0), at('right', 0))) as [number, number];
    await review(supervisor, left, 'confirm');
    await review(supervisor, right, 'overturn');
    const [heirOfRight, heirOfLeft] = (await judge('3', at('right', 1000), at('left', 1000))) as [number, number];
    expect(await reviewOf(supervisor, heirOfLeft)).toMatchObject({ status: 'confirmed' });
    expect(await reviewOf(supervisor, heirOfRight)).toMatchObject({ status: 'overturned' });
    const [alone] = (await judge('4', at('middle', 1000))) as [number];
    expect(await reviewOf(supervisor, alone)).toMatchObject({ status: 'open' });
  });

  test('takes no review or appeal for the finding that was replaced, and names the one that holds', async () => {
    const { supervisor, clerk, judge, first } = await judgedOnce();
    const [heir] = await judge('2', notMet(1200, 2100));
    const answers = [
      await review(supervisor, first, 'confirm'),
      await clerk.send('POST', `/findings/${first}/appeals`, { text: 'x' }),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([409, 409]);
    for (const answer of answers) expect(answer.json().detail).toContain(`finding ${heir}`);
  });

  test('has what was said of half of an act count for the whole one, at the recording where it begins', async () => {
    const { service, supervisor, clerk, first: _, appeal } = await judgedOnce();
    const at = NINE_O_CLOCK + 3_600_000;
    const file = async (sha256: string, startedAt: number, ...findings: Finding[]) => {
      const made = run({
        startedAt,
        footage: { ...run().footage, sha256: sha256.repeat(64) },
        encounters: [],
        findings,
      });
      return (await service.store.commitRun(made)).runId;
    };
    const half = (startMs: number, endMs: number) => ({ ...notMet(startMs, endMs), encounter: undefined }) as never;
    const one = await file('1', at);
    const two = await file('2', at + 60_000, half(0, 4000), half(30_000, 31_000));
    const [reviewed, other] = (await service.store.entries(two)).findings.map(({ id }) => id);
    await review(supervisor, reviewed!, 'confirm');
    const appealed = await appeal(other!);
    const timeline = { people: [], events: [], blindness: [], encounters: [] };
    const settings = { ...engine().settings, duty: 'x' };
    const [began] = await service.store.commitReevaluations([
      { ...timeline, runId: one, engine: engine({ settings }), findings: [half(58_000, 64_000), half(89_000, 91_000)] },
      { ...timeline, runId: two, engine: engine({ settings }), findings: [] },
    ]);
    const [whole, whole2] = (await service.store.entries(began!.runId)).findings.map(({ id }) => id);
    expect(await reviewOf(supervisor, whole!)).toMatchObject({ status: 'confirmed', verdict: 'not-met' });
    expect((await clerk.get('/appeals')).json().appeals).toMatchObject([{ id: appealed, findingId: whole2 }]);
  });

  test('has what was said of one camera’s finding count for that of another camera which takes its place', async () => {
    const { service, supervisor } = await judgedOnce();
    const at = NINE_O_CLOCK + 3_600_000;
    const ofShift = (startMs: number, endMs: number) => ({ ...notMet(startMs, endMs), encounter: undefined }) as never;
    const file = async (sha256: string, name: string, startedAt: number, ...findings: Finding[]) => {
      const footage = { ...run().footage, sha256: sha256.repeat(64) };
      const made = run({ startedAt, footage, camera: { name, zones: {} }, encounters: [], findings });
      return (await service.store.commitRun(made)).runId;
    };
    const front = await file('1', 'front', at);
    const side = await file('2', 'side', at + 2000, ofShift(1000, 4000));
    const [given] = (await service.store.entries(side)).findings;
    await review(supervisor, given!.id, 'confirm');
    const timeline = { people: [], events: [], blindness: [], encounters: [] };
    const judged = { ...timeline, engine: engine({ settings: { ...engine().settings, duty: 'x' } }) };
    const [shown] = await service.store.commitReevaluations([
      { ...judged, runId: front, findings: [ofShift(3000, 6000)] },
      { ...judged, runId: side, findings: [], clockOffset: { offsetMs: -500, source: 'estimated' } },
    ]);
    const [whole] = (await service.store.entries(shown!.runId)).findings;
    expect(await reviewOf(supervisor, whole!.id)).toMatchObject({ status: 'confirmed', verdict: 'not-met' });
  });
});
