import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { ReportedEvent, ScoredTruth } from '../../../bench/accuracy/score-clip.ts';
import { mergedReal, precisionOf, recallOf, scoreRealClip, totalOf } from '../../../bench/accuracy/score-real.ts';
import type { TruthEvent } from '../../../bench/accuracy/truth.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const happens = (type: string, startMs: number, endMs: number, more: Partial<TruthEvent> = {}): TruthEvent => ({
  type,
  person: 'clerk',
  startMs,
  endMs,
  ...more,
});
const reported = (type: string, startMs: number, endMs: number, more: Partial<ReportedEvent> = {}): ReportedEvent => ({
  type,
  role: 'citizen',
  startMs,
  endMs,
  ...more,
});

describe('a report', () => {
  const truth: ScoredTruth = {
    events: [happens('seated', 10_000, 20_000), happens('bow', 30_000, 32_000, { deg: 20 })],
    ignore: [{ types: ['smile'], startMs: 0, endMs: 4000 }],
  };
  it.each<[string, ReportedEvent, string, string]>([
    ['that overlaps by a third is a hit, whatever the role', reported('seated', 15_000, 25_000), 'seated', 'hits'],
    ['within a longer event is a piece of it', reported('seated', 11_000, 13_000), 'seated', 'pieces'],
    ['beside it is false', reported('seated', 19_000, 30_000), 'seated', 'falseReports'],
    ['short and near is a hit', reported('bow', 32_100, 33_000), 'bow', 'falseReports'],
    ['short and nearer is a hit', reported('bow', 31_000, 32_400), 'bow', 'hits'],
    ['where nobody can tell is ignored', reported('smile', 3000, 4900), 'smile', 'ignored'],
    ['of another type there is false', reported('bow', 1000, 2000), 'bow', 'falseReports'],
  ])('%s', (_, event, type, kind) => {
    const score = scoreRealClip(truth, [event]).types.get(type)!;
    expect(score).toEqual({ hits: 0, pieces: 0, falseReports: 0, ignored: 0, truth: score.truth, [kind]: 1 });
  });

  it('is matched once, the one that overlaps most first; the others are pieces', () => {
    const score = scoreRealClip(truth, [reported('seated', 10_000, 14_000), reported('seated', 13_000, 20_000)]);
    expect(score.types.get('seated')).toMatchObject({ truth: 1, hits: 1, pieces: 1, falseReports: 0 });
  });
});

it('errors are told by second, bows by how far they are off', () => {
  const truth = { events: [happens('bow', 1000, 3000, { deg: 25 }), happens('smile', 8000, 9000)] };
  const score = scoreRealClip(truth, [reported('bow', 1100, 2900, { value: 31 }), reported('seated', 4500, 6000)]);
  expect(score.bowErrorsDeg).toEqual([6]);
  expect(score.errors).toEqual(['false seated 4.5', 'missed smile 8']);
});

it('rates are over all types and clips', () => {
  const one = scoreRealClip({ events: [happens('seated', 0, 9000)] }, [reported('seated', 0, 9000)]);
  const other = scoreRealClip({ events: [happens('bow', 0, 2000)] }, [reported('seated', 0, 9000)]);
  const total = totalOf(mergedReal([one, other]));
  expect([precisionOf(total), recallOf(total)]).toEqual([0.5, 0.5]);
});

/** The protocol's own script, where it is there. */
const SCRIPT = fileURLToPath(new URL('../../../../shared/score/score-real.mjs', import.meta.url));

it.runIf(existsSync(SCRIPT))('agrees with the script that defines the protocol', () => {
  const truth = {
    seconds: 60,
    events: [
      ...[happens('seated', 0, 20_000), happens('seated', 25_000, 60_000), happens('smile', 5000, 7000)],
      ...[happens('bow', 30_000, 32_000, { deg: 30 }), happens('bow', 33_000, 35_000, { deg: 15 })],
    ],
    ignore: [{ types: ['bow', 'smile'], startMs: 50_000, endMs: 60_000 }],
  };
  const events = [
    ...[reported('seated', 0, 8000), reported('seated', 9000, 19_000), reported('seated', 21_000, 24_000)],
    ...[reported('bow', 30_500, 33_900, { value: 24 }), reported('bow', 52_000, 53_000, { value: 20 })],
    ...[reported('smile', 7200, 7900), reported('smile', 49_000, 50_500), reported('slumped', 0, 0)],
  ];
  using folder = temporaryFolder();
  folder.file('a.truth.json', JSON.stringify(truth));
  folder.file('a.json', JSON.stringify({ events }));
  const theirs = JSON.parse(
    execFileSync(process.execPath, [SCRIPT, folder.path, folder.path, '--json'], { encoding: 'utf8' }),
  );

  const score = scoreRealClip(truth, events);
  /** The script knows the first thirteen types. */
  const known = [...score.types].filter(([type]) => type in theirs.types);
  expect(known).toHaveLength(13);
  for (const [type, own] of known)
    expect({ type, truth: own.truth, hit: own.hits, false: own.falseReports, dup: own.pieces }).toEqual({
      type,
      ...{ truth: theirs.types[type].truth, hit: theirs.types[type].hit },
      ...{ false: theirs.types[type].false, dup: theirs.types[type].dup },
    });
  expect(score.bowErrorsDeg).toEqual(theirs.bowErrorDeg);
  const total = totalOf(score);
  expect(precisionOf(total)).toBeCloseTo(theirs.precision, 3);
  expect(recallOf(total)).toBeCloseTo(theirs.recall, 3);
});
