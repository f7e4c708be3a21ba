import { expect, onTestFinished, test } from 'vitest';
import { loadRulebooks } from '../../src/config/load-rulebooks.ts';
import { MINUTE_MS } from '../../src/contract/durations.ts';
import { USUAL_CALLING_CLOCKS } from '../../src/core/calling-clock.ts';
import type { HallHours } from '../../src/core/opening-hours.ts';
import { judgeRuns } from '../../src/judge-runs.ts';
import type { PersonReading } from '../../src/measurements/reading.ts';
import { openServiceStore } from '../../src/store/service-store.ts';
import { STORE_KINDS } from '../store/support/stores.ts';
import { cutRun } from '../support/cut-run.ts';
import { interpretedRun } from '../support/interpreted-run.ts';

const RULEBOOKS = ['chongqing-2023'];
const CLAUSE = '3.2.3-away-at-most-15-min';
const LENGTH_MS = 18 * MINUTE_MS;
const AWAY = { fromMs: MINUTE_MS, toMs: 17 * MINUTE_MS };
const isAway = (tMs: number): boolean => tMs > AWAY.fromMs && tMs < AWAY.toMs;
const HOUR_MS = 60 * MINUTE_MS;

/** Pixels that the clerk walks in a second, to leave and to come back. */
const WALK_PX = 150;

const aside = (person: PersonReading, px: number): PersonReading => ({
  ...person,
  pose: { ...person.pose, picture: person.pose.picture.map((value, i) => (i % 3 === 0 ? value + px : value)) },
});
const walkedPx = (tMs: number): number =>
  (WALK_PX * (Math.max(0, 2000 - Math.abs(tMs - AWAY.fromMs)) + Math.max(0, 2000 - Math.abs(tMs - AWAY.toMs)))) / 1000;

/** A clerk who sits there, a picture a second, and is gone for sixteen minutes. */
async function shift() {
  const clip = await interpretedRun('counter-violations', RULEBOOKS);
  const sitting = clip.readings
    .map((frame) => ({ ...frame, people: frame.people.filter(({ role }) => role === 'clerk') }))
    .filter(({ people }) => people.length > 0)
    .slice(0, 20);
  const readings = Array.from({ length: LENGTH_MS / 1000 + 1 }, (_, i) => {
    const tMs = i * 1000;
    const { quality, people } = sitting[i % sitting.length]!;
    return { tMs, quality, people: isAway(tMs) ? [] : people.map((person) => aside(person, walkedPx(tMs))) };
  });
  return {
    ...clip,
    startedAt: clip.startedAt!,
    readings,
    footage: { ...clip.footage, startMs: 0, durationMs: LENGTH_MS },
  };
}

const open = (...shifts: readonly (readonly [fromMs: number, toMs: number])[]): HallHours => ({
  usual: {
    shifts: shifts.map(([startMs, endMs]) => ({ startMs, endMs })),
    ...{ weekdays: [1, 2, 3, 4, 5], holidays: 'statutory', open: [], closed: [] },
  },
  ofHalls: {},
});
const NINE = 9 * HOUR_MS;

test.each<[string, HallHours, string[]]>([
  ['one absence, too long', open([NINE, NINE + 3 * HOUR_MS]), ['not-met: above-threshold']],
  ['one for a person to judge, where nobody knows the hours', { ofHalls: {} }, ['needs-review: opening-hours-unknown']],
  [
    'none at lunch',
    open([NINE, NINE + 2 * MINUTE_MS], [NINE + 16 * MINUTE_MS, NINE + HOUR_MS]),
    ['met: below-threshold', 'met: below-threshold'],
  ],
  ['nothing where the hall is closed', open([NINE + HOUR_MS, NINE + 3 * HOUR_MS]), []],
])('sixteen minutes over four files are %s', async (_, openingHours, expected) => {
  const store = await openServiceStore(await STORE_KINDS[0]!.place());
  onTestFinished(() => store[Symbol.asyncDispose]());
  for (const file of cutRun(await shift(), { files: 4, seed: 6 })) await store.commitRun(file);
  const judging = {
    ...{ db: store.database.db, store, callingClocks: USUAL_CALLING_CLOCKS, openingHours },
    rulebooksOf: async () => loadRulebooks(RULEBOOKS),
  };
  for await (const judged of judgeRuns(await store.runs(), judging)) expect(judged).toHaveLength(4);
  const { findings } = await store.findings({ clause: CLAUSE }, { limit: 9 });
  expect(findings.map(({ verdict, reason }) => `${verdict}: ${reason}`)).toEqual(expected);
});
