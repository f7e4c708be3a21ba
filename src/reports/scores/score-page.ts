import { readFileSync } from 'node:fs';
import { VERDICT_WORDING, VERDICTS } from '../../contract/verdict.ts';
import type { EpochMilliseconds } from '../../core/units.ts';
import { ENGINE_VERSION } from '../../core/version.ts';
import type { Rulebook } from '../../rulebooks/clause.ts';
import { SCORE_FORMULA, type Score, type Share } from '../../store/scores/score.ts';
import { both, say } from '../html/bilingual.ts';
import { Html, html } from '../html/html.ts';
import { formatInstant } from '../time-text.ts';
import type { RulebookScores, ScoreRow, ScoreTable, WindowScores } from './score-table.ts';

const asset = (name: string): Html => new Html(readFileSync(new URL(name, import.meta.url), 'utf8'));

/** A page that needs no server: for each rulebook an overview of the windows, then each window by clause. */
export function scorePage(table: ScoreTable, rulebooks: readonly Rulebook[], writtenAt: EpochMilliseconds): string {
  const { period } = table;
  const perDay = period.fromDay === period.toDay;
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>窗口服务规范${perDay ? '日报' : '月报'} ${period.name}</title>
<style>${asset('../html/report.css')}${asset('score-page.css')}</style>
</head>
<body data-language="zh">
<header>
<div class="tools"><button type="button" data-show="zh">中文</button><button type="button" data-show="en">English</button><button type="button" data-print>${say('打印', 'Print')}</button></div>
<h1>${perDay ? say('窗口服务规范日报', 'Counter Service Daily Report') : say('窗口服务规范月报', 'Counter Service Monthly Report')}</h1>
<p class="subtitle">${period.name} · ${say('生成于', 'written')} ${formatInstant(writtenAt).replace('T', ' ').slice(0, 16)}</p>
</header>
<main>
${table.rulebooks.length === 0 ? html`<p class="nothing">${say('这段时间没有已评的录像。', 'No footage of this time has been scored.')}</p>` : undefined}
${table.rulebooks.length > 1 ? html`<p class="note">${say('按多部规范分别评分，各部结果分列，不相加。', 'Judged by several rulebooks: each is shown by itself, and they are not summed.')}</p>` : undefined}
${table.rulebooks.map((scores) => html`${overview(scores, rulebooks)}${scores.windows.map(windowSection)}`)}
</main>
<footer>
<p>${say('达标率＝达标÷（达标＋未达标），括号内为 95% Wilson 区间；可判率＝（达标＋未达标）÷ 适用条款（含待人工复核与无法判定）。', 'Compliance = met ÷ (met + not met), with its 95 % Wilson interval. Coverage = (met + not met) ÷ everything that applied, needs review and not assessable included.')} ${SCORE_FORMULA}</p>
<p>${say('自动判定供复核使用，以人工复核结论为准；不识别身份。', 'Automatic findings are for review; the reviewer decides. Nobody is identified.')}</p>
<p>礼仪 Liyi ${ENGINE_VERSION}</p>
</footer>
<script>${asset('../html/report-page.js')}</script>
</body>
</html>
`.markup;
}

const heads = (first: Html): Html =>
  html`<thead><tr><th scope="col">${first}</th>${VERDICTS.map((verdict) => html`<th scope="col" class="number">${both(VERDICT_WORDING[verdict])}</th>`)}<th scope="col" class="number">${say('达标率', 'Compliance')}</th><th scope="col" class="number">${say('可判率', 'Coverage')}</th></tr></thead>`;

const overview = (
  { rulebook, windows, total }: RulebookScores,
  rulebooks: readonly Rulebook[],
): Html => html`<section class="scores">
<h2>${titleOf(rulebook, rulebooks)} <code>${rulebook}</code></h2>
<table>${heads(say('窗口', 'Window'))}
<tbody>${windows.map((one) => html`<tr><th scope="row">${nameOf(one)}</th>${cells(one.total)}</tr>\n`)}</tbody>
<tfoot><tr><th scope="row">${say('合计', 'All')}</th>${cells(total)}</tr></tfoot>
</table>
</section>`;

const windowSection = (window: WindowScores): Html => html`<section class="scores">
<h3>${say('窗口', 'Window')} ${nameOf(window)}</h3>
<table>${heads(say('要求', 'Requirement'))}
<tbody>${window.rows.map((row) => html`<tr><th scope="row">${requirement(row)} <code>${row.clause}</code></th>${cells(row.score)}</tr>\n`)}</tbody>
</table>
</section>`;

const nameOf = ({ hall, window }: WindowScores): string => (hall === 'default' ? window : `${hall} / ${window}`);

function titleOf(id: string, rulebooks: readonly Rulebook[]): Html | undefined {
  const rulebook = rulebooks.find((one) => one.id === id);
  return rulebook && both(rulebook.title);
}

const requirement = ({ wording }: ScoreRow): Html | undefined => wording && both(wording);

const cells = ({ counts, complianceRate, coverage }: Score): Html =>
  html`${VERDICTS.map((verdict) => html`<td class="number">${counts[verdict]}</td>`)}<td class="number">${percent(complianceRate)}${interval(complianceRate)}</td><td class="number">${percent(coverage)}</td>`;

const percent = (share: Share): string => (share.available ? `${(share.value * 100).toFixed(1)}%` : '–');

const interval = (share: Share): Html | undefined =>
  share.available
    ? html` <small>(${(share.low * 100).toFixed(0)}–${(share.high * 100).toFixed(0)})</small>`
    : undefined;
