import { isBeyondPicture } from '../../contract/finding-remedy.ts';
import { VERDICT_WORDING, VERDICTS, type Verdict } from '../../contract/verdict.ts';
import type { Finding } from '../../rulebooks/finding.ts';
import { both, say } from './bilingual.ts';
import { type Html, html } from './html.ts';

/** A sign for each verdict, so that they differ without colour too. */
const VERDICT_MARK: Readonly<Record<Verdict, string>> = {
  met: '✓',
  'not-met': '✗',
  'needs-review': '?',
  'not-assessable': '∅',
  'not-applicable': '–',
};

/** A verdict as a small coloured label with its sign, in both languages. */
export const verdictChip = (verdict: Verdict): Html =>
  html`<span class="chip verdict-${verdict}"><b aria-hidden="true">${VERDICT_MARK[verdict]}</b> ${both(VERDICT_WORDING[verdict])}</span>`;

/** For each rulebook by itself: the same acts judged by other rules are never summed. */
export const summaries = (findings: readonly Finding[]): Html => {
  const books = [...Map.groupBy(findings, ({ rulebook }) => rulebook)];
  if (books.length <= 1) return summary(findings);
  return html`${books.map(([rulebook, own]) => html`<p class="rulebook"><code>${rulebook}</code></p>${summary(own)}`)}`;
};

/**
 * Counts of every verdict, the share of met among the decided ones, the share of assessed among the applicable ones, and the
 * same share without the clauses that have no verdict for want of sound, of records or of a person who looks.
 */
function summary(all: readonly Finding[]): Html {
  // An act that several clauses ask for counts once.
  const findings = all.filter(({ sameActAs }) => sameActAs === undefined);
  const count = (...verdicts: Verdict[]) => findings.filter(({ verdict }) => verdicts.includes(verdict)).length;
  const decided = count('met', 'not-met');
  const applicable = findings.length - count('not-applicable');
  const open = findings.filter(
    ({ verdict, reason }) => verdict === 'not-assessable' && !isBeyondPicture(reason),
  ).length;
  const assessed = decided + count('needs-review');
  return html`<div class="summary">
${VERDICTS.map((verdict) => html`<div class="count verdict-${verdict}"><b>${count(verdict)}</b>${both(VERDICT_WORDING[verdict])}</div>`)}
<div class="count share"><b>${share(count('met'), decided)}</b>${say('达标率', 'met of decided')}</div>
<div class="count share"><b>${share(assessed, applicable)}</b>${say('可判率', 'assessed of applicable')}</div>
<div class="count share"><b>${share(assessed, assessed + open)}</b>${say('画面可判率', 'assessed by picture')}</div>
</div>`;
}

/** A percentage; a dash where there is nothing to take a share of. */
const share = (part: number, whole: number): string => (whole === 0 ? '—' : `${Math.round((part / whole) * 100)}%`);
