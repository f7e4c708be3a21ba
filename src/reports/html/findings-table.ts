import { REASON_WORDING } from '../../contract/finding-reason.ts';
import { SEVERITY_WORDING } from '../../contract/severity.ts';
import { VERDICTS, type Verdict } from '../../contract/verdict.ts';
import type { Clause, Rulebook } from '../../rulebooks/clause.ts';
import type { Finding } from '../../rulebooks/finding.ts';
import { clauseOfFinding } from '../clause-of-finding.ts';
import type { EvidencePictures } from '../evidence/take-evidence.ts';
import { quantityWording } from '../quantity-text.ts';
import { formatInterval } from '../time-text.ts';
import { both, say } from './bilingual.ts';
import { type Html, html } from './html.ts';
import { verdictChip } from './summary.ts';

/** Verdicts that ask for attention come first. */
const ORDER: readonly Verdict[] = ['not-met', 'needs-review', 'met'];

/** What the table needs beside the findings: run, rulebooks, pictures and where they are. */
export interface FindingsContext {
  readonly rulebooks: readonly Rulebook[];
  readonly pictures: ReadonlyMap<Finding, EvidencePictures>;
  /** Address of the folder of clips, relative to the page. */
  readonly clipFolder: string;
  /** Class whose background is that still. */
  readonly stillClass: (still: string) => string;
}

/** A table of the findings that were judged, then of the others by the reason why they were not. */
export function findingsTable(findings: readonly Finding[], context: FindingsContext): Html {
  const others = findings.filter(({ verdict }) => !ORDER.includes(verdict));
  const rows = ORDER.flatMap((verdict) =>
    judgedAlike(findings.filter((finding) => finding.verdict === verdict)).sort(
      ([a], [b]) => a.evidence.startMs - b.evidence.startMs,
    ),
  );
  return html`${rows.length > 0 ? judgedTable(rows, context) : html`<p class="none">${say('没有可以判定的条款。', 'No clause could be judged.')}</p>`}
${others.length > 0 ? othersList(others, context) : undefined}`;
}

type Alike = readonly [Finding, ...Finding[]];

/** Groups findings that were judged judgedAlike on the same evidence: several clauses often ask for the same act. */
function judgedAlike(findings: readonly Finding[]): Alike[] {
  const sight = ({ reason, evidence, value, threshold }: Finding) =>
    JSON.stringify([reason, evidence, value, threshold]);
  return [...Map.groupBy(findings, sight).values()] as unknown as Alike[];
}

const judgedTable = (rows: readonly Alike[], context: FindingsContext): Html => html`<table class="findings">
<thead><tr><th>${say('结论', 'Verdict')}</th><th>${say('条款', 'Clause')}</th><th>${say('依据', 'What was seen')}</th><th>${say('画面', 'Evidence')}</th></tr></thead>
<tbody>
${rows.map((findings) => row(findings, context))}
</tbody></table>`;

function row(findings: Alike, context: FindingsContext): Html {
  const [first] = findings;
  const { value, threshold, reason, evidence, verdict } = first;
  return html`<tr class="row-${verdict}">
<td>${verdictChip(verdict)}</td>
<td>${findings.map((finding) => clausePart(finding, context.rulebooks))}</td>
<td><p>${both(REASON_WORDING[reason])}</p>${value && html`<p>${say('实测', 'measured')} <b class="figure">${both(quantityWording(value))}</b></p>`}${threshold && html`<p>${say('标准', 'threshold')} <span class="figure">${both(quantityWording(threshold))}</span></p>`}<p class="time">${formatInterval(evidence)}</p>${episodesPart(first)}</td>
<td>${picture(context.pictures.get(first), first, context)}</td>
</tr>
`;
}

/** Every time it was seen, where that was more than once. */
function episodesPart({ episodes }: Finding): Html | undefined {
  const seen = episodes?.seen ?? [];
  if (seen.length < 2) return undefined;
  return html`<details class="episodes"><summary>${say(`共 ${seen.length} 次`, `${seen.length} times`)}</summary>${seen.map(
    (episode) => html`<p class="time">${formatInterval(episode)} <code>${episode.person}</code></p>`,
  )}</details>`;
}

function clausePart(finding: Finding, rulebooks: readonly Rulebook[]): Html {
  const clause = clauseOfFinding(finding, rulebooks);
  const source = clause ? citation(clause, finding) : html`<code>${finding.rulebook} ${finding.clause}</code>`;
  return html`<p class="wording">${clause ? both(clause.wording) : finding.clause}</p><p class="source">${source}</p>`;
}

const citation = (clause: Clause, { rulebook }: Finding): Html =>
  html`${clause.source.title}${clause.source.number ? ` ${clause.source.number}` : ''}，${clause.source.section}<br><code>${rulebook} ${clause.id}</code> · ${both(SEVERITY_WORDING[clause.severity])}`;

/**
 * A still as the background of an element, because many findings share one and each is in the page once. A click puts
 * the clip in its place. What is missing says why.
 */
function picture(
  pictures: EvidencePictures | undefined,
  { evidence, clause }: Finding,
  { clipFolder, stillClass }: FindingsContext,
): Html {
  if (pictures === undefined) return html`<span class="none">${say('无画面', 'no picture')}</span>`;
  const { still, clip, missing } = pictures;
  const name = `${clause} ${formatInterval(evidence)}`;
  const shot = `shot ${still === undefined ? '' : stillClass(still)}`;
  const why = missing && html`<p class="none">${both(missing)}</p>`;
  if (clip !== undefined)
    return html`<a class="${shot} clip" href="${clipFolder}/${encodeURIComponent(clip)}" aria-label="${name}"></a>${why}`;
  return html`${still && html`<div class="${shot}" role="img" aria-label="${name}"></div>`}${why}`;
}

function othersList(findings: readonly Finding[], context: FindingsContext): Html {
  const groups = VERDICTS.flatMap((verdict) =>
    [
      ...Map.groupBy(
        findings.filter((f) => f.verdict === verdict),
        ({ reason }) => reason,
      ),
    ].map(
      ([
        reason,
        members,
      ]) => html`<tr><td>${verdictChip(verdict)}</td><td>${both(REASON_WORDING[reason])}</td><td class="number">${members.length}</td><td class="names">${members.map((finding) => clauseName(finding, context.rulebooks))}</td></tr>
`,
    ),
  );
  return html`<details class="others"><summary>${say(`未作判定的条款 ${findings.length} 条`, `${findings.length} clauses not judged`)}</summary>
<table class="reasons"><tbody>
${groups}
</tbody></table></details>`;
}

function clauseName(finding: Finding, rulebooks: readonly Rulebook[]): Html {
  const clause = clauseOfFinding(finding, rulebooks);
  return html`<span class="name" title="${finding.rulebook} ${finding.clause}">${clause ? both(clause.wording) : finding.clause}</span> `;
}
