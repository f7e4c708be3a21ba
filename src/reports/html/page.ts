import { readFileSync } from 'node:fs';
import type { EpochMilliseconds } from '../../core/units.ts';
import { ENGINE_VERSION } from '../../core/version.ts';
import type { Rulebook } from '../../rulebooks/clause.ts';
import type { Finding } from '../../rulebooks/finding.ts';
import type { AnalysedTimeline } from '../analysis-document.ts';
import type { Curve } from '../curves.ts';
import type { EvidencePictures } from '../evidence/take-evidence.ts';
import { formatInstant } from '../time-text.ts';
import { both, say } from './bilingual.ts';
import { Html, html } from './html.ts';
import { runSection } from './run-section.ts';
import { summaries } from './summary.ts';
import { TONE_STYLES } from './tone-styles.ts';

const asset = (name: string): Html => new Html(readFileSync(new URL(name, import.meta.url), 'utf8'));

export interface ShownRun {
  readonly run: AnalysedTimeline;
  readonly curves: readonly Curve[];
}

export interface ReportPage {
  readonly runs: readonly ShownRun[];
  readonly rulebooks: readonly Rulebook[];
  readonly pictures: ReadonlyMap<Finding, EvidencePictures>;
  /** Address of the folder of clips, relative to the page. */
  readonly clipFolder: string;
  readonly writtenAt: EpochMilliseconds;
}

/** A page that needs no server: styles, script and stills are in it, clips are in a folder beside it. */
export function reportPage({ runs, rulebooks, pictures, clipFolder, writtenAt }: ReportPage): string {
  const findings = runs.flatMap(({ run }) => run.findings);
  const used = rulebooks.filter(({ id }) => findings.some((finding) => finding.rulebook === id));
  const { stillClass, stillStyles } = stillsOf(pictures);
  const windows = [...new Set(runs.map(({ run }) => run.window))].join('、');
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>窗口服务规范报告 ${windows}</title>
<style>${asset('report.css')}${new Html(`${TONE_STYLES}\n${stillStyles}`)}</style>
</head>
<body data-language="zh">
<header>
<div class="tools"><button type="button" data-show="zh">中文</button><button type="button" data-show="en">English</button><button type="button" data-print>${say('打印', 'Print')}</button></div>
<h1>${say('窗口服务规范报告', 'Counter Service Compliance Report')}</h1>
<p class="subtitle">${say('窗口', 'Window')} ${windows} · ${say('生成于', 'written')} ${formatInstant(writtenAt).replace('T', ' ').slice(0, 16)}</p>
</header>
<main>
<section class="overview">
${summaries(findings)}
<p class="rulebooks">${say('依据：', 'Judged by: ')}${used.map(({ title, id }) => html`<span class="rulebook">${both(title)} <code>${id}</code></span> `)}</p>
</section>
${runs.map(({ run, curves }) => runSection(run, curves, { rulebooks, pictures, clipFolder, stillClass }))}
</main>
<footer>
<p>${say('达标率＝达标÷（达标＋未达标）；可判率＝（达标＋未达标＋待人工复核）÷ 适用条款；画面可判率不计因缺声音、叫号数据或等人查看而没有判定的条款。“无法判定”一律注明原因，不计入达标，也不计入未达标。', 'Met of decided = met ÷ (met + not met). Assessed of applicable = (met + not met + needs review) ÷ clauses that apply; assessed by picture leaves out clauses without a verdict for want of sound, of records or of a person who looks. What cannot be assessed is never counted as either, and always has its reason.')}</p>
<p>${say('自动判定供复核使用，以人工复核结论为准。办事人面部已作遮挡；不识别身份，不保存人脸特征。', 'Automatic findings are for review; the reviewer decides. Faces of citizens are obscured; nobody is identified and no face template is kept.')}</p>
<p>礼仪 Liyi ${ENGINE_VERSION}</p>
</footer>
<script>${asset('report-page.js')}</script>
</body>
</html>
`.markup;
}

/** A class for each different still. Data URLs hold no character with a meaning in a style sheet. */
function stillsOf(pictures: ReportPage['pictures']) {
  const stills = [...new Set([...pictures.values()].flatMap(({ still }) => still ?? []))];
  const stillClass = (still: string) => `still-${stills.indexOf(still)}`;
  const stillStyles = stills.map((still) => `.${stillClass(still)}{background-image:url(${still})}`).join('\n');
  return { stillClass, stillStyles };
}
