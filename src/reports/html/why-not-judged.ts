import { type FindingReason, REASON_WORDING } from '../../contract/finding-reason.ts';
import { REASON_REMEDY } from '../../contract/finding-remedy.ts';
import type { Finding } from '../../rulebooks/finding.ts';
import { both, say } from './bilingual.ts';
import { type Html, html } from './html.ts';

/** Why clauses were not judged, how many for each reason, and what a hall can do about it; the most frequent first. */
export function whyNotJudged(findings: readonly Finding[]): Html | undefined {
  const open = findings.filter(({ verdict }) => verdict === 'not-assessable');
  if (open.length === 0) return undefined;
  const byReason = [...Map.groupBy(open, ({ reason }) => reason)].toSorted(([, a], [, b]) => b.length - a.length);
  return html`<details class="why-not">
<summary>${say(`${open.length} 条没有判定：为什么，怎么办`, `${open.length} not judged: why, and what to do`)}</summary>
<table><thead><tr><th>${say('条数', 'clauses')}</th><th>${say('原因', 'reason')}</th><th>${say('怎么办', 'what to do')}</th></tr></thead>
<tbody>${byReason.map(([reason, of]) => row(reason, of.length))}</tbody></table>
</details>`;
}

function row(reason: FindingReason, count: number): Html {
  const remedy = REASON_REMEDY[reason];
  return html`<tr><td>${count}</td><td>${both(REASON_WORDING[reason])}</td><td>${remedy ? both(remedy) : ''}</td></tr>`;
}
