import { basename } from 'node:path';
import { durationMs, type Interval, padded } from '../../core/interval.ts';
import type { Encounter } from '../../encounters/encounter.ts';
import type { AnalysedTimeline } from '../analysis-document.ts';
import type { Curve } from '../curves.ts';
import { footageNotes } from '../footage-notes.ts';
import { formatInstant, formatInterval, formatLength } from '../time-text.ts';
import { both, say } from './bilingual.ts';
import { type FindingsContext, findingsTable } from './findings-table.ts';
import { type Html, html } from './html.ts';
import { summaries } from './summary.ts';
import { timelineDrawing } from './timeline-drawing.ts';
import { whyNotJudged } from './why-not-judged.ts';

/** Longer footage is drawn once as a whole and then encounter by encounter. */
const LONGEST_SINGLE_DRAWING_MS = 180_000;
/** Time drawn before and after an encounter, to show standing up before it and sitting down after it. */
const AROUND_ENCOUNTER_MS = 5_000;

/** One recording: what it is, its timeline, and the findings of each encounter. */
export function runSection(run: AnalysedTimeline, curves: readonly Curve[], context: FindingsContext): Html {
  const footage: Interval = {
    startMs: run.footage.startMs,
    endMs: run.footage.startMs + run.footage.durationMs,
  };
  const isLong = durationMs(footage) > LONGEST_SINGLE_DRAWING_MS;
  const begunBefore = Map.groupBy(
    run.findings.filter(({ encounter: id }) => id !== undefined && !run.encounters.some((own) => own.id === id)),
    ({ encounter }) => encounter!,
  );
  const ofShift = run.findings.filter(({ encounter }) => encounter === undefined);
  return html`<section class="run">
<h2>${say('窗口', 'Window')} ${run.window}<small>${basename(run.footage.name)}</small></h2>
${facts(run)}
${run.completeness.complete ? undefined : incomplete(run.completeness)}
${footageNotes(run).map((note) => html`<p class="warning">${both(note)}</p>`)}
${summaries(run.findings)}
${whyNotJudged(run.findings)}
${timelineDrawing(run, footage, isLong ? [] : curves)}
${run.encounters.map((encounter) => encounterPart(encounter, run, isLong ? drawingOf(encounter, run, footage, curves) : undefined, context))}
${[...begunBefore].map(([id, findings]) => html`<div class="encounter"><h3>${say('接待', 'Encounter')} ${numberOf(id)}<small class="cut">${say('在相接的另一段录像里开始', 'it begins in another recording')}</small></h3>${findingsTable(findings, context)}</div>`)}
${ofShift.length > 0 ? html`<div class="encounter"><h3>${say('在岗期间', 'The whole recording')}</h3>${findingsTable(ofShift, context)}</div>` : undefined}
</section>`;
}

function facts({ footage, startedAt, camera, engine }: AnalysedTimeline): Html {
  const pictureRate = footage.fps === undefined ? '' : ` · ${Math.round(footage.fps * 10) / 10} fps`;
  return html`<dl class="facts">
<div><dt>${say('开始', 'begins')}</dt><dd>${startedAt === undefined ? say('未注明', 'not given') : formatInstant(startedAt).replace('T', ' ')}</dd></div>
<div><dt>${say('时长', 'length')}</dt><dd>${formatLength(footage.durationMs)}</dd></div>
<div><dt>${say('画面', 'picture')}</dt><dd>${footage.width}×${footage.height}${pictureRate}</dd></div>
<div><dt>${say('机位', 'camera')}</dt><dd>${camera.name ?? camera.view ?? say('未注明', 'not given')}</dd></div>
<div><dt>${say('程序', 'program')}</dt><dd>${engine.version}</dd></div>
<div><dt>SHA-256</dt><dd><code title="${footage.sha256}">${footage.sha256.slice(0, 12)}…</code></dd></div>
</dl>`;
}

const incomplete = ({
  problem,
  covered,
}: Extract<AnalysedTimeline['completeness'], { readonly complete: false }>): Html =>
  html`<p class="warning">${say('录像不完整，只分析了', 'The recording is incomplete; analysed was')} ${covered.map(formatInterval).join('、')}<br>${problem}</p>`;

const drawingOf = (encounter: Encounter, run: AnalysedTimeline, footage: Interval, curves: readonly Curve[]): Html =>
  timelineDrawing(run, padded(encounter, AROUND_ENCOUNTER_MS, AROUND_ENCOUNTER_MS, footage), curves);

function encounterPart(
  encounter: Encounter,
  run: AnalysedTimeline,
  drawing: Html | undefined,
  context: FindingsContext,
): Html {
  const findings = run.findings.filter((finding) => finding.encounter === encounter.id);
  return html`<div class="encounter">
<h3>${say('接待', 'Encounter')} ${numberOf(encounter.id)}<small>${formatInterval(encounter)}</small>${cutNote(encounter)}</h3>
${drawing}
${findingsTable(findings, context)}
</div>`;
}

const numberOf = (encounterId: string): string => encounterId.replace(/^e/, '');

function cutNote({ beginsInFootage, endsInFootage }: Encounter): Html | undefined {
  if (beginsInFootage && endsInFootage) return undefined;
  const wording = beginsInFootage
    ? { zh: '录像在接待结束前中止', en: 'the footage ends before it does' }
    : { zh: '录像开始时接待已在进行', en: 'it began before the footage' };
  return html`<small class="cut">${both(wording)}</small>`;
}
