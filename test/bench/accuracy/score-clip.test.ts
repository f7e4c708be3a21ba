import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { ReportedEvent, ScoredTruth } from '../../../bench/accuracy/score-clip.ts';
import { merged, scoreClip } from '../../../bench/accuracy/score-clip.ts';
import { bowRow, macroF1, typeRows } from '../../../bench/accuracy/summary.ts';
import type { TruthEvent } from '../../../bench/accuracy/truth.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const truthOf = (events: readonly TruthEvent[], ignore: ScoredTruth['ignore'] = []): ScoredTruth => ({
  zones: { clerk: [], citizen: [], handover: [] },
  events,
  ignore,
});
const clerk = (type: string, startMs: number, endMs: number, more: Partial<TruthEvent> = {}): TruthEvent => ({
  type,
  person: 'clerk',
  startMs,
  endMs,
  ...more,
});
const reported = (type: string, startMs: number, endMs: number, more: Partial<ReportedEvent> = {}): ReportedEvent => ({
  type,
  role: 'clerk',
  startMs,
  endMs,
  ...more,
});

/** Hits, false alarms and misses of one type. */
function counted(type: string, truth: ScoredTruth, events: readonly ReportedEvent[]): readonly number[] {
  const score = scoreClip(truth, events).get(type);
  return [score?.hits ?? 0, score?.falseAlarms ?? 0, score?.misses ?? 0];
}

describe('matching', () => {
  it.each([
    ['overlap of a third', [10_000, 20_000], [15_000, 25_000], [1, 0, 0]],
    ['less overlap of long events', [10_000, 20_000], [17_000, 27_000], [0, 1, 1]],
    ['short events with near midpoints', [1000, 1600], [1700, 2200], [1, 0, 0]],
    ['short events with midpoints too far apart', [1000, 1600], [1800, 2400], [0, 1, 1]],
    ['a long and a short event', [1000, 9000], [900, 1900], [0, 1, 1]],
  ])('%s', (_, [a, b], [c, d], expected) => {
    expect(counted('seated', truthOf([clerk('seated', a!, b!)]), [reported('seated', c!, d!)])).toEqual(expected);
  });

  it('is one to one: of two reports the better one counts', () => {
    const score = scoreClip(truthOf([clerk('smile', 0, 5000)]), [
      reported('smile', 1000, 3000),
      reported('smile', 0, 4800),
    ]);
    expect(score.get('smile')).toMatchObject({ hits: 1, falseAlarms: 1, endErrorsMs: [200] });
  });

  it('is of one role: a citizen who stands where the clerk should is no hit', () => {
    const events = [reported('standing', 0, 5000, { role: 'citizen' })];
    expect(counted('standing', truthOf([clerk('standing', 0, 5000)]), events)).toEqual([0, 1, 1]);
  });
});

describe('what does not count', () => {
  it("the citizen's handovers", () => {
    const truth = truthOf([{ ...clerk('one-handed-give', 0, 2000), person: 'citizen' }]);
    expect(counted('one-handed-give', truth, [reported('one-handed-give', 5000, 7000, { role: 'citizen' })])).toEqual([
      0, 0, 0,
    ]);
  });

  it('reports within an ignored stretch of their type', () => {
    const truth = truthOf([], [{ types: ['bow'], startMs: 0, endMs: 3000 }]);
    expect(counted('bow', truth, [reported('bow', 2000, 3900)])).toEqual([0, 0, 0]);
    expect(counted('bow', truth, [reported('bow', 2000, 4100)])).toEqual([0, 1, 0]);
    expect(counted('smile', truth, [reported('smile', 1000, 2000)])).toEqual([0, 1, 0]);
  });

  it.each([79, 81])('smiles of faces below 80 px: %d px', (minFaceBoxPx) => {
    const truth = truthOf([clerk('smile', 0, 3000, { minFaceBoxPx })]);
    const isSeen = minFaceBoxPx >= 80;
    expect(counted('smile', truth, [reported('smile', 0, 3000)])).toEqual(isSeen ? [1, 0, 0] : [0, 0, 0]);
    expect(counted('smile', truth, [])).toEqual(isSeen ? [0, 0, 1] : [0, 0, 0]);
  });

  it('people at the other window of the picture', () => {
    const colleague = { ...clerk('seated', 0, 3000), person: 'clerk2' };
    const oneWindow = truthOf([colleague]);
    const twoWindows = { ...oneWindow, zones: { clerk: [], citizen: [], handover: [], citizen2: [] } };
    expect(counted('seated', oneWindow, [])).toEqual([0, 0, 1]);
    expect(counted('seated', oneWindow, [reported('seated', 0, 3000)])).toEqual([1, 0, 0]);
    expect(counted('seated', twoWindows, [])).toEqual([0, 0, 0]);
    expect(counted('seated', twoWindows, [reported('seated', 0, 3000)])).toEqual([0, 0, 0]);
  });

  it('types that Liyi does not report', () => {
    expect(scoreClip(truthOf([clerk('passing-by', 0, 3000)]), []).size).toBe(0);
  });
});

describe('bows', () => {
  const bow = { peakDeg: 33, baselineDeg: 3, gradeDeg: 30, gradeBorderDeg: 5 };
  it('are compared with their own depth', () => {
    const events = [reported('bow', 0, 2000, { value: 26, uncertainty: 2, gradeDeg: 30 })];
    const { bows } = scoreClip(truthOf([clerk('bow', 0, 2000, bow)]), events).get('bow')!;
    expect(bows).toEqual([{ trueDeg: 30, measuredDeg: 26, uncertaintyDeg: 2, isGradeRight: true }]);
    expect(bowRow(bows)).toMatchObject({
      meanErrorDeg: 4,
      biasDeg: -4,
      standardizedError: 2,
      graded: 1,
      gradesRight: 1,
    });
  });

  it('near a border of grades are not graded', () => {
    const truth = truthOf([clerk('bow', 0, 2000, { ...bow, gradeBorderDeg: 2 })]);
    const { bows } = scoreClip(truth, [reported('bow', 0, 2000, { value: 30, gradeDeg: 45 })]).get('bow')!;
    expect(bows[0]!.isGradeRight).toBeUndefined();
  });
});

/** The protocol's own script, where it is there. */
const SCRIPT = fileURLToPath(new URL('../../../../shared/score/score.mjs', import.meta.url));

it.runIf(existsSync(SCRIPT))('agrees with the script that defines the protocol', () => {
  const bow = { peakDeg: 20, baselineDeg: 4, gradeDeg: 15, gradeBorderDeg: 6 };
  const truth = truthOf(
    [
      clerk('bow', 1000, 3000, bow),
      clerk('bow', 8000, 9000, { ...bow, gradeBorderDeg: 1 }),
      clerk('bow', 20_000, 23_000, { ...bow, peakDeg: 34, gradeDeg: 30 }),
      clerk('smile', 0, 4000, { minFaceBoxPx: 90 }),
      clerk('smile', 30_000, 33_000, { minFaceBoxPx: 60 }),
      clerk('seated', 0, 9000),
      clerk('seated', 12_000, 40_000),
      { ...clerk('one-handed-give', 100, 900), person: 'citizen' },
      { ...clerk('citizen-present', 0, 30_000), person: 'citizen' },
    ],
    [{ types: ['slumped', 'seated'], startMs: 9500, endMs: 12_000 }],
  );
  const events = [
    reported('bow', 1100, 2800, { value: 14, gradeDeg: 15 }),
    reported('bow', 8900, 9900, { value: 12, gradeDeg: 30 }),
    reported('bow', 20_500, 23_400, { value: 22, gradeDeg: 15 }),
    reported('smile', 500, 4200),
    reported('smile', 3000, 3900),
    reported('smile', 30_500, 32_000),
    reported('seated', 0, 10_400),
    reported('seated', 10_000, 11_000),
    reported('seated', 20_000, 26_000),
    reported('slumped', 9600, 11_000),
    reported('citizen-present', 200, 29_000, { role: 'citizen' }),
    reported('absent', 5000, 8000),
  ];
  using folder = temporaryFolder();
  const truthFile = folder.file('a.truth.json', JSON.stringify(truth));
  const analysisFile = folder.file('a.json', JSON.stringify({ people: [], events }));
  const theirs = JSON.parse(
    execFileSync(process.execPath, [SCRIPT, truthFile, analysisFile, '--json'], { encoding: 'utf8' }),
  );

  const scores = merged([scoreClip(truth, events)]);
  const rows = typeRows(scores);
  expect(macroF1(rows)).toBeCloseTo(theirs.macroF1, 12);
  for (const row of theirs.rows) {
    const own = rows.find(({ type }) => type === row.type);
    expect(own).toMatchObject({ hits: row.tp, falseAlarms: row.fp, misses: row.fn, f1: row.f1 });
    expect(own!.startErrorMs ?? null).toBe(row.startErrMs);
    expect(own!.endErrorMs ?? null).toBe(row.endErrMs);
  }
  expect(rows).toHaveLength(theirs.rows.length);
  const bows = theirs.rows.find(({ type }: { type: string }) => type === 'bow');
  const own = bowRow(scores.get('bow')!.bows)!;
  expect(own.meanErrorDeg).toBeCloseTo(bows.bowMaeDeg, 12);
  expect(own.biasDeg).toBeCloseTo(bows.bowBiasDeg, 12);
  expect(own.gradesRight / own.graded).toBeCloseTo(bows.gradeAccuracy, 12);
});
