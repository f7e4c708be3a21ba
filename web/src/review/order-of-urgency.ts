import type { Finding } from '../api/findings.ts';

const SEVERITY_RANK: Readonly<Record<NonNullable<Finding['severity']>, number>> = {
  serious: 0,
  moderate: 1,
  minor: 2,
};
/** Of what was not measured as a number: a suspicion is less certain than a fault that was seen. */
const CERTAINTY_OF_VERDICT = { 'needs-review': 1, 'not-met': 4 } as const;

/** The most severe first, and of these the least certain. */
export function inOrderOfUrgency(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) => rank(a) - rank(b) || certainty(a) - certainty(b) || (b.startAt ?? '').localeCompare(a.startAt ?? ''),
  );
}

const rank = ({ severity }: Finding): number => (severity === undefined ? 3 : SEVERITY_RANK[severity]);

/** Standard deviations between value and threshold. */
function certainty({ value, threshold, verdict }: Finding): number {
  if (value?.uncertainty === undefined || value.uncertainty === 0 || threshold?.unit !== value.unit)
    return verdict === 'needs-review' ? CERTAINTY_OF_VERDICT['needs-review'] : CERTAINTY_OF_VERDICT['not-met'];
  return Math.abs(value.value - threshold.value) / value.uncertainty;
}
