import { describe, expect, it } from 'vitest';
import { certainTable, verdictsFrom } from '../../../bench/accuracy/certain-verdicts.ts';
import type { ReportedClip } from '../../../bench/accuracy/clip-reports.ts';
import { fitConfidence } from '../../../bench/accuracy/fit-confidence.ts';
import { type JudgedReport, judgedReports } from '../../../bench/accuracy/judged-reports.ts';
import { reliabilityPlot } from '../../../bench/accuracy/reliability-plot.ts';
import { calibrationError, reliabilityBins, reliabilityTable } from '../../../bench/accuracy/reliability-tables.ts';
import type { ScoredTruth } from '../../../bench/accuracy/score-clip.ts';
import { loadRulebooks } from '../../../src/config/load-rulebooks.ts';
import { findEncounters } from '../../../src/encounters/find-encounters.ts';
import { CONFIDENCE_PARAMETERS, confidenceOf } from '../../../src/events/confidence.ts';
import { event } from '../../support/events.ts';

const report = (confidence: number, isRight: boolean): JudgedReport => ({ type: 'seated', confidence, isRight });
const many = (count: number, of: JudgedReport): JudgedReport[] => Array.from({ length: count }, () => of);

describe('judged reports', () => {
  const truth: ScoredTruth = {
    events: [
      { type: 'seated', person: 'clerk', startMs: 10_000, endMs: 20_000 },
      { type: 'raised-hand', person: 'citizen', startMs: 5000, endMs: 7000 },
      { type: 'smile', person: 'clerk', startMs: 30_000, endMs: 32_000, minFaceBoxPx: 60 },
    ],
    ignore: [{ types: ['bow'], startMs: 40_000, endMs: 50_000 }],
  };
  it.each([
    ['that happened is right', event('seated', 10_500, 20_000), true, [true]],
    ['that is a piece of it is right', event('seated', 11_000, 12_000), true, [true]],
    ['beside it is wrong', event('seated', 22_000, 30_000), true, [false]],
    ['of somebody on the other side is wrong', event('raised-hand', 5000, 7000), true, [false]],
    ['of somebody there is right where roles are not asked for', event('raised-hand', 5000, 7000), false, [true]],
    ['of a face that is too small is left out', event('smile', 30_000, 32_000), true, []],
    ['where nobody can tell is left out', event('bow', 41_000, 43_000), true, []],
    ['of a type that no truth lists is left out', event('bent-forward', 41_000, 43_000), true, []],
  ])('a report %s', (_, reported, asksForRoles, expected) => {
    expect(judgedReports(truth, [reported], asksForRoles).map(({ isRight }) => isRight)).toEqual(expected);
  });
});

describe('the fit', () => {
  /** As often right as a curve of this slope and ceiling says, from one standard deviation short of the border to two and a half beyond. */
  const following = (slope: number, ceiling: number) =>
    Array.from({ length: 15 }, (_, i) => -1 + i / 4).flatMap((sigmas) => {
      const right = Math.round((100 * ceiling) / (1 + Math.exp(-slope * sigmas)));
      const confidence = confidenceOf({ margin: sigmas, uncertainty: 1, seenShare: 1 });
      return [...many(right, report(confidence, true)), ...many(100 - right, report(confidence, false))];
    });

  it.each([
    [1, 0.9],
    [2.5, 0.98],
  ])('finds slope %d and ceiling %d again', (slope, ceiling) => {
    const fitted = fitConfidence(following(slope, ceiling));
    expect(fitted.perSigmaLogOdds).toBeCloseTo(slope, 0);
    expect(fitted.ceiling).toBeCloseTo(ceiling, 1);
  });

  it('keeps the present curve where that is honest', () => {
    const { perSigmaLogOdds, ceiling } = CONFIDENCE_PARAMETERS;
    const fitted = fitConfidence(following(perSigmaLogOdds.value, ceiling.value));
    expect(Math.abs(fitted.perSigmaLogOdds - perSigmaLogOdds.value)).toBeLessThan(0.3);
    expect(fitted.ceiling).toBeCloseTo(ceiling.value, 1);
  });
});

describe('reliability', () => {
  const reports = [...many(8, report(0.92, true)), ...many(2, report(0.92, false)), report(0.4, false)];
  const bins = reliabilityBins(reports);

  it('puts events of like confidence together', () => {
    expect(bins.map(({ from, to, events, right }) => [from, to, events, right])).toEqual([
      [0, 0.5, 1, 0],
      [0.9, 0.95, 10, 8],
    ]);
    expect(reliabilityTable(bins).split('\n').at(-1)).toBe('| 0.90 to 0.95 |     10 |   0.92 |  0.80 |');
  });

  it('weighs the difference of stated and right by events', () => {
    expect(calibrationError(bins)).toBeCloseTo((1.2 + 0.4) / 11);
    expect(calibrationError([])).toBe(0);
  });

  it('is drawn with a point for every bin', () => {
    const svg = reliabilityPlot([{ name: 'others', bins }]);
    expect(svg.match(/fill-opacity/g)).toHaveLength(bins.length);
    expect(svg).toContain('others (11)');
  });
});

describe('verdicts by least confidence', () => {
  const footage = { startMs: 0, endMs: 70_000 };
  const [qingpu] = loadRulebooks(['qingpu-2023']);
  const rulebooks = [{ ...qingpu!, clauses: qingpu!.clauses.filter(({ id }) => id === '3.2.2-both-hands-intake') }];
  const visit = [event('citizen-present', 10_000, 50_000), event('citizen-turned-away', 50_000, 51_000)];
  const seen = [...visit, event('seated', 0, 70_000), event('one-handed-receive', 20_000, 22_000, { confidence: 0.7 })];
  const truth = {
    footage,
    events: [...seen.slice(0, 3), event('two-handed-receive', 20_000, 22_000)].map(
      ({ type, startMs, endMs, role }) => ({
        ...{ type, startMs, endMs },
        person: role,
      }),
    ),
  };
  const clip: ReportedClip = {
    clip: { name: 'made-up', path: '', truth, camera: { zones: {}, windowKind: 'comprehensive' } },
    ...{ footage, events: seen, blindness: [], encounters: findEncounters(seen, footage), findings: [] },
  };

  it('an accusation by an unsure event goes to review from there on', () => {
    const rows = [0.6, 0.8].map((least) => [least, verdictsFrom([clip], rulebooks, least)] as const);
    expect(rows.map(([, verdicts]) => verdicts.map(({ comparison }) => comparison))).toEqual([
      ['wrong-accusation'],
      ['to-review'],
    ]);
    expect(certainTable(rows).split('\n').slice(2)).toEqual([
      '| 0.60          |     1 |                 1 |             0 |     0.0 |         0 |',
      '| 0.80          |     0 |                 0 |             0 |   100.0 |         1 |',
    ]);
  });
});
