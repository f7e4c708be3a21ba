import type { Probability } from '../../src/core/units.ts';
import type { Clause, Rulebook } from '../../src/rulebooks/clause.ts';
import { evaluate } from '../../src/rulebooks/evaluate.ts';
import type { ReportedClip } from './clip-reports.ts';
import { type ComparedVerdict, compareVerdicts } from './compare-verdicts.ts';
import { markdownTable } from './tables.ts';
import { judgedTruth } from './true-events.ts';
import { judgedWithoutIgnored } from './undecidable.ts';
import { totalsOf } from './verdict-tables.ts';

/** The verdicts of clips against those of their true events, where events below `minConfidence` go to review. */
export function verdictsFrom(
  reports: readonly ReportedClip[],
  rulebooks: readonly Rulebook[],
  minConfidence: Probability,
): ComparedVerdict[] {
  const asked = rulebooks.map((rulebook) => ({
    ...rulebook,
    clauses: rulebook.clauses.flatMap((clause) => askingFor(clause, minConfidence)),
  }));
  return reports.flatMap((report) => {
    const { clip, footage, events, blindness, encounters } = report;
    const { view, windowKind } = clip.camera;
    const truth = judgedTruth(clip.truth, footage, asked, clip.camera);
    const findings = evaluate(asked, { footage, events, blindness, encounters, view, windowKind });
    const undecidable = judgedWithoutIgnored(report, clip.truth.ignore ?? [], asked, clip.camera);
    return compareVerdicts(truth, { encounters, findings }, undecidable);
  });
}

/** None for a clause that nothing judges. */
function askingFor(clause: Clause, minConfidence: Probability): Clause[] {
  const { judgement } = clause;
  if (judgement.check === null) return [];
  const { minConfidence: given, ...others } = judgement.options;
  const options = given ? { ...others, minConfidence: { ...given, value: minConfidence } } : others;
  return [{ ...clause, judgement: { ...judgement, options } }];
}

/** A row for each least confidence: how many verdicts are given, how often they are right, and what is left to a person. */
export const certainTable = (rows: readonly (readonly [Probability, readonly ComparedVerdict[]])[]): string =>
  markdownTable(
    ['minConfidence', 'given', 'wrong accusations', 'wrong praises', 'right %', 'to review'],
    rows.map(([minConfidence, verdicts]) => {
      const { given, counts } = totalsOf(verdicts);
      const wrong = counts['wrong-accusation'] + counts['wrong-praise'];
      const told = given - verdicts.filter(isUndecidedVerdict).length;
      return [
        minConfidence.toFixed(2),
        told,
        counts['wrong-accusation'],
        counts['wrong-praise'],
        (100 * (1 - wrong / (told || 1))).toFixed(1),
        counts['to-review'],
      ];
    }),
  );

/** Met or not-met, where the truth cannot tell. */
const isUndecidedVerdict = ({ comparison, reported }: ComparedVerdict): boolean =>
  comparison === 'undecided' && (reported?.verdict === 'met' || reported?.verdict === 'not-met');
