import { REASON_WORDING } from '../contract/finding-reason.ts';
import { VERDICT_WORDING, VERDICTS, type Verdict } from '../contract/verdict.ts';
import { clauseOfFinding } from '../reports/clause-of-finding.ts';
import { quantityWording } from '../reports/quantity-text.ts';
import { formatInterval } from '../reports/time-text.ts';
import type { Rulebook } from '../rulebooks/clause.ts';
import type { Finding } from '../rulebooks/finding.ts';
import type { Terminal } from './terminal.ts';

const MARK: Readonly<Record<Verdict, string>> = {
  met: '✓',
  'not-met': '✗',
  'needs-review': '?',
  'not-assessable': '·',
  'not-applicable': '–',
};
const STYLE: Readonly<Record<Verdict, Parameters<Terminal['styled']>[0]>> = {
  met: 'green',
  'not-met': 'red',
  'needs-review': 'yellow',
  'not-assessable': 'dim',
  'not-applicable': 'dim',
};

/**
 * Numbers of all verdicts in one line: `达标 met 12 · 未达标 not met 3 · …`; one line for each rulebook where there are several, which
 * are never summed.
 */
export function verdictCounts(findings: readonly Finding[], terminal: Terminal): string {
  const books = [...Map.groupBy(findings, ({ rulebook }) => rulebook)];
  if (books.length <= 1) return countsLine(findings, terminal);
  return books.map(([rulebook, own]) => `${rulebook}  ${countsLine(own, terminal)}`).join('\n');
}

function countsLine(findings: readonly Finding[], terminal: Terminal): string {
  return VERDICTS.map((verdict) => {
    const { zh, en } = VERDICT_WORDING[verdict];
    const count = findings.filter((one) => one.verdict === verdict && one.sameActAs === undefined).length;
    return terminal.styled(count > 0 ? STYLE[verdict] : 'dim', `${zh} ${en} ${count}`);
  }).join(' · ');
}

/** Two lines for a finding: what is required and where to look, then what was seen. */
export function findingLines(finding: Finding, rulebooks: readonly Rulebook[], terminal: Terminal): string[] {
  const { verdict, encounter, evidence, post } = finding;
  const at = post === undefined ? undefined : `岗位 post ${post}`;
  const clause = clauseOfFinding(finding, rulebooks);
  const asked = clause ? `${clause.wording.zh} ${clause.wording.en}` : '';
  return [
    terminal.styled(STYLE[verdict], `${MARK[verdict]} ${VERDICT_WORDING[verdict].zh} ${VERDICT_WORDING[verdict].en}`) +
      `  ${asked}`,
    terminal.styled(
      'dim',
      `    ${[encounter, at, formatInterval(evidence), `${finding.rulebook} ${finding.clause}`, seenText(finding)]
        .filter(Boolean)
        .join(' · ')}`,
    ),
  ];
}

function seenText({ reason, value, threshold, episodes }: Finding): string {
  const { zh, en } = REASON_WORDING[reason];
  const measured = value ? ` · 实测 measured ${quantityWording(value).zh}` : '';
  const limit = threshold ? ` · 标准 threshold ${quantityWording(threshold).zh}` : '';
  const count = episodes?.seen.length ?? 0;
  const often = count > 1 ? ` · 共 ${count} 次 ${count} times` : '';
  return `${zh} ${en}${measured}${limit}${often}`;
}
