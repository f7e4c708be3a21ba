import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { loadRulebooks } from '../../src/config/load-rulebooks.ts';
import { USUAL_CALLING_CLOCKS } from '../../src/core/calling-clock.ts';
import { UNKNOWN_HOURS } from '../../src/core/opening-hours.ts';
import { interpret } from '../../src/interpret.ts';
import { judgeRuns } from '../../src/judge-runs.ts';
import type { FrameReading } from '../../src/measurements/reading.ts';
import type { Finding } from '../../src/rulebooks/finding.ts';
import type { AnalysisRun } from '../../src/store/runs/run.ts';
import { openServiceStore, type ServiceStore } from '../../src/store/service-store.ts';
import { STORE_KINDS } from '../store/support/stores.ts';
import { cutRun } from '../support/cut-run.ts';
import { interpretedRun } from '../support/interpreted-run.ts';
import { interpretationOf } from '../support/recorded-readings.ts';

const RULEBOOKS = ['changzhou-2019', 'qingpu-2023'];
const EVERYTHING = { window: 'A01', from: 0, to: Number.MAX_SAFE_INTEGER };
/** The second camera begins to film so much later, and every other picture of the first is its own. */
const BEGUN_LATER_MS = 4000;

type Dated = AnalysisRun & { readonly startedAt: number };
let [first, second]: [Dated, Dated] = [undefined as never, undefined as never];
beforeAll(async () => {
  first = (await interpretedRun('counter-violations', RULEBOOKS)) as Dated;
  const request = interpretationOf('counter-violations', secondSight(first.readings));
  const { startMs, endMs } = request.footage;
  second = {
    ...first,
    ...interpret({ ...request, rulebooks: loadRulebooks(RULEBOOKS), recordedOn: '2026-11-20' }).timeline,
    camera: { ...first.camera, name: '门侧' },
    footage: { ...first.footage, sha256: '1'.repeat(64), startMs, durationMs: endMs - startMs },
    startedAt: first.startedAt + BEGUN_LATER_MS,
    readings: request.readings,
  };
});

/** What another camera reads of the same people; its tracks have numbers of their own. */
const secondSight = (readings: readonly FrameReading[]): FrameReading[] =>
  readings
    .filter(({ tMs }, i) => i % 2 === 1 && tMs >= readings[0]!.tMs + BEGUN_LATER_MS)
    .map((frame, _, all) => ({
      ...frame,
      tMs: frame.tMs - all[0]!.tMs,
      people: frame.people.map((person) => ({ ...person, trackId: `${person.trackId}7` })),
    }));

describe.each(STORE_KINDS)('two cameras of one window, in $name', ({ place }) => {
  async function stored(...runs: readonly AnalysisRun[]): Promise<ServiceStore> {
    const store = await openServiceStore(await place());
    onTestFinished(() => store[Symbol.asyncDispose]());
    for (const run of runs) await store.commitRun(run);
    await judge(store);
    return store;
  }

  async function judge(store: ServiceStore) {
    const judging = {
      ...{ db: store.database.db, store, callingClocks: USUAL_CALLING_CLOCKS, openingHours: UNKNOWN_HOURS },
      rulebooksOf: async () => loadRulebooks(RULEBOOKS),
    };
    const outcomes: string[] = [];
    for await (const judged of judgeRuns(await store.runs(), judging))
      outcomes.push(...judged.map((run) => run.outcome));
    return outcomes;
  }

  const clauseOf = ({ rulebook, clause, encounter }: Finding) => `${rulebook} ${clause} ${encounter ?? ''}`;

  test('give one encounter, each clause once and no event twice', async () => {
    const store = await stored(first, second);
    const { encounters, findings, events } = await store.timeline(EVERYTHING);
    expect(encounters).toHaveLength(first.encounters.length);
    expect(findings).toHaveLength(first.findings.length);
    expect(new Set(findings.map(clauseOf)).size).toBe(findings.length);
    const texts = events.map(({ type, startAt, endAt }) => ({ type, startAt: startAt!, endAt: endAt! }));
    const twice = texts.filter((a, i) =>
      texts.some((b, j) => i < j && a.type === b.type && a.startAt < b.endAt && b.startAt < a.endAt),
    );
    expect(twice).toEqual([]);
  });

  test('leave no more open than either of them', async () => {
    const store = await stored(first, second);
    const { findings } = await store.timeline(EVERYTHING);
    const settled = (of: readonly Finding[]) => of.filter(({ verdict }) => verdict === 'met' || verdict === 'not-met');
    const most = Math.max(settled(first.findings).length, settled(second.findings).length);
    expect(settled(findings).length).toBeGreaterThanOrEqual(most);
  });

  test.each([0, 2400, -2400])('agree on the time, though one clock is ahead by %d ms', async (aheadMs) => {
    const store = await stored(first, { ...second, startedAt: second.startedAt + aheadMs });
    const runs = await store.runs();
    const offsets = runs.flatMap(({ clockOffset }) => (clockOffset === undefined ? [] : [clockOffset]));
    expect(offsets).toEqual([{ source: 'estimated', offsetMs: expect.any(Number) }]);
    // The offset is that of the one that began later.
    const [own] = runs.filter(({ clockOffset }) => clockOffset !== undefined);
    const expectedMs = own!.footage.sha256 === second.footage.sha256 ? -aheadMs : aheadMs;
    expect(Math.abs(offsets[0]!.offsetMs - expectedMs)).toBeLessThanOrEqual(300);
  });

  test('of which nobody knows how the clocks differ accuse nobody', async () => {
    const readings = second.readings.map((frame) => ({ ...frame, people: [] }));
    const store = await stored(first, { ...second, readings });
    expect((await store.runs()).flatMap(({ clockOffset }) => clockOffset ?? [])).toEqual([]);
    const { findings } = await store.timeline(EVERYTHING);
    expect(findings.filter(({ verdict }) => verdict === 'not-met')).toEqual([]);
    expect(findings.filter(({ reason }) => reason === 'cameras-disagree').length).toBeGreaterThan(0);
  });

  test('go by the clock that is set', async () => {
    const camera = { ...second.camera, clockOffsetMs: -2400 };
    const store = await stored(first, { ...second, camera, startedAt: second.startedAt + 2400 });
    const offsets = (await store.runs()).flatMap(({ clockOffset }) => clockOffset ?? []);
    expect(offsets).toEqual([{ source: 'set', offsetMs: -2400 }]);
  });

  test('that look at different posts each speak of their own', async () => {
    const lookingAt = (run: Dated, post: string) => {
      const { zones, ...shared } = run.camera;
      return { ...run, camera: { ...shared, zones: {}, posts: { [post]: zones } } };
    };
    const store = await stored(lookingAt(first, 'left'), lookingAt(second, 'right'));
    const { encounters, findings, events } = await store.timeline(EVERYTHING);
    const at = <T extends { readonly post?: string }>(entries: readonly T[], post: string) =>
      entries.filter((entry) => entry.post === post);
    const posts = ['left', 'right'];
    expect(posts.map((post) => at(encounters, post).length)).toEqual([
      first.encounters.length,
      second.encounters.length,
    ]);
    expect(posts.map((post) => at(findings, post).length)).toEqual([first.findings.length, second.findings.length]);
    expect(posts.map((post) => at(events, post).length)).toEqual([first.events.length, second.events.length]);
    expect(findings.filter(({ reason }) => reason === 'cameras-disagree')).toEqual([]);
  });

  test('may each have several files, and come in any order', async () => {
    const files = [...cutRun(first, { files: 3, seed: 2 }), ...cutRun(second, { files: 2, seed: 8 })];
    const whole = await (await stored(first, second)).timeline(EVERYTHING);
    const cut = await (await stored(...files.reverse())).timeline(EVERYTHING);
    expect(cut.encounters).toHaveLength(whole.encounters.length);
    expect(cut.findings).toHaveLength(whole.findings.length);
    const verdicts = (of: readonly Finding[]) => of.map((finding) => `${clauseOf(finding)} ${finding.verdict}`);
    const same = verdicts(cut.findings).filter((text) => verdicts(whole.findings).includes(text));
    expect(same.length).toBeGreaterThanOrEqual(0.99 * whole.findings.length);
  });

  test('judged again without a change, store nothing', async () => {
    const store = await stored(first, second);
    const before = await store.runs({ includeSuperseded: true });
    expect(await judge(store)).toEqual(['unchanged', 'unchanged']);
    expect(await store.runs({ includeSuperseded: true })).toEqual(before);
  });
});
