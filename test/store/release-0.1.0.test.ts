import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { loadRulebooks } from '../../src/config/load-rulebooks.ts';
import type { Verdict } from '../../src/contract/verdict.ts';
import { USUAL_CALLING_CLOCKS } from '../../src/core/calling-clock.ts';
import type { CounterEvent } from '../../src/events/event.ts';
import type { FrameReading } from '../../src/measurements/reading.ts';
import { reevaluateRun } from '../../src/reevaluate.ts';
import type { Finding } from '../../src/rulebooks/finding.ts';
import { listAccounts } from '../../src/store/accounts/accounts.ts';
import { verifyAudit } from '../../src/store/audit/verify-audit.ts';
import { MIGRATION_TABLE } from '../../src/store/database/migrate.ts';
import { recordedQueue } from '../../src/store/queue/queue-record.ts';
import { listHolds } from '../../src/store/retention/retention.ts';
import { reviewsOf } from '../../src/store/reviews/reviews.ts';
import type { StoredEvent, StoredFinding } from '../../src/store/runs/stored-timeline.ts';
import { openServiceStore } from '../../src/store/service-store.ts';
import { activeWebhooks } from '../../src/store/webhooks/webhooks.ts';
import { recounted, summarized } from './support/recounting.ts';
import { releaseFile, restoreRelease, rowsOfRelease } from './support/stored-releases.ts';
import { STORE_KINDS } from './support/stores.ts';

const RELEASE = '0.1.0';
const DIGESTS: Record<string, string> = JSON.parse(releaseFile(RELEASE, 'readings.json'));
const RULEBOOKS = loadRulebooks(['changzhou-2019', 'qingpu-2023']);

/** As `fill.mjs` beside the fixture computes it. */
function digestOf(readings: readonly FrameReading[]): string {
  const text = JSON.stringify(readings, (_, part) => (ArrayBuffer.isView(part) ? Array.from(part as never) : part));
  return createHash('sha256').update(text).digest('hex');
}

/** What that version saw and every later one must see in the same readings. */
const ACTS: readonly string[] = [
  'standing',
  'seated',
  'bow',
  'citizen-present',
  'one-handed-receive',
  'one-handed-give',
];
const keyOf = ({ rulebook, clause, encounter }: Finding | StoredFinding): string =>
  `${rulebook} ${clause} ${encounter ?? ''}`;
/** A later version may know more or less; it must not say the contrary of what was said to a person. */
const isOpposite = (then: Verdict, now: Verdict | undefined): boolean =>
  (then === 'met' && now === 'not-met') || (then === 'not-met' && now === 'met');

describe.each(STORE_KINDS)(`a store of version ${RELEASE} on $name`, ({ place }) => {
  async function opened() {
    const location = await place();
    await restoreRelease(RELEASE, location);
    const store = await openServiceStore(location, () => Date.parse('2026-11-21T09:00:00+08:00'));
    onTestFinished(() => store[Symbol.asyncDispose]());
    return { store, location };
  }

  it('keeps every row of every table', async () => {
    const { store, location } = await opened();
    for (const [table, rows] of Object.entries(rowsOfRelease(RELEASE, location))) {
      if (table.startsWith(MIGRATION_TABLE) || table === 'sqlite_sequence') continue;
      const counted = await store.read((db) =>
        sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(db),
      );
      expect(`${table} ${counted.rows[0]!.n}`).toBe(`${table} ${rows}`);
    }
  });

  it('knows in whose pixels its readings are, and reads every number as that version did', async () => {
    const { store } = await opened();
    const runs = await store.runs({ includeSuperseded: true });
    const pictures = runs.map(({ id, picture, footage }) => [id, picture.width, picture.height, footage.width]);
    expect(pictures.sort()).toEqual([
      [1, 640, 360, 640],
      [2, 1920, 1080, 3840],
      [3, 640, 360, 640],
    ]);
    for (const [id, digest] of Object.entries(DIGESTS)) expect(digestOf(await store.readings(Number(id)))).toBe(digest);
    expect(await store.readings(3)).toEqual(await store.readings(1));
  });

  it.each([
    { id: 1, what: 'from the camera alone' },
    { id: 3, what: 'with what the calling system said' },
  ])('is judged again by the detectors and rulebooks of today $what', async ({ id }) => {
    const { store } = await opened();
    const stored = await store.run(id);
    const queue = await store.read((db) => recordedQueue(db, stored, USUAL_CALLING_CLOCKS.usual));
    const knewOfQueue = stored.engine.settings.queue !== undefined;
    const again = reevaluateRun(stored, RULEBOOKS, knewOfQueue ? queue : undefined);
    const acts = (events: readonly (CounterEvent | StoredEvent)[]) =>
      events
        .filter(({ type }) => ACTS.includes(type))
        .map(({ type, startMs }) => `${type} ${Math.round(startMs / 1000)} s`);
    expect(acts(again.events)).toEqual(acts(stored.events));
    expect(again.encounters).toHaveLength(stored.encounters.length);
    expect(again.people).toEqual(stored.people);
    const verdicts = new Map(again.findings.map((finding) => [keyOf(finding), finding.verdict]));
    const turned = stored.findings.filter((finding) => isOpposite(finding.verdict, verdicts.get(keyOf(finding))));
    expect(turned.map(keyOf)).toEqual([]);
    expect(again.findings.length).toBeGreaterThan(50);
  });

  it('goes on: what people decided is carried to a new judgement of the same readings', async () => {
    const { store } = await opened();
    const { engine, ...timeline } = reevaluateRun(await store.run(3), RULEBOOKS);
    const outcome = await store.commitReevaluation(3, timeline, { ...engine, version: 'next' });
    expect(outcome).toMatchObject({ outcome: 'created', supersedes: 3 });
    const { findings } = await store.findings({ reviews: ['confirmed', 'overturned', 'undecided'] }, { limit: 9 });
    expect(findings.map(({ runId, review }) => `${runId} ${review.status}`).sort()).toEqual([
      `${outcome.runId} confirmed`,
      `${outcome.runId} overturned`,
      `${outcome.runId} undecided`,
    ]);
    const reviews = await store.read((db) => reviewsOf(db, findings.find((f) => f.review.status === 'confirmed')!.id));
    expect(reviews.map(({ reviewer, note }) => `${reviewer}: ${note}`)).toContain('li: 看过录像');
    expect(await summarized(store)).toEqual(await recounted(store));
  });

  it('still holds its people, what is under appeal, who is told, and an unbroken audit log', async () => {
    const { store } = await opened();
    expect(await store.read((db) => verifyAudit(db))).toMatchObject({ intact: true, entries: 6 });
    const accounts = await store.read(listAccounts);
    expect(accounts.map(({ name, role, mayUnblur }) => `${name} ${role} ${mayUnblur}`)).toEqual([
      'admin administrator true',
      'li assessor false',
      'wang assessor false',
      'zhang clerk false',
    ]);
    expect(await store.read((db) => listHolds(db))).toMatchObject([{ recording: 'counter-violations.mp4', runId: 1 }]);
    expect(await store.read(activeWebhooks)).toMatchObject([{ url: 'https://hooks.example/liyi', active: true }]);
    expect(await summarized(store)).toEqual(await recounted(store));
  });
});
