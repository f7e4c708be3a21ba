import { REASON_WORDING } from '../../contract/finding-reason.ts';
import { isUsuallyHidden, QUANTITY_WORDING } from '../../contract/observable-quantity.ts';
import { PHASE_WORDING } from '../../contract/phase.ts';
import { VERDICT_WORDING, type Verdict } from '../../contract/verdict.ts';
import type { Wording } from '../../contract/wording.ts';
import type { Interval } from '../../core/interval.ts';
import { EVENT_CATALOG, type EventCatalog, eventLanesOf, wordingOf } from '../../events/catalog.ts';
import type { CounterEvent } from '../../events/event.ts';
import type { AnalysedTimeline } from '../analysis-document.ts';
import type { Curve } from '../curves.ts';
import { quantityWording } from '../quantity-text.ts';
import { formatInterval, formatOffset } from '../time-text.ts';
import { CURVE_HEIGHT, drawCurve } from './curve-drawing.ts';
import { type Html, html } from './html.ts';
import { DRAWING_WIDTH, GUTTER, isWithin, type TimeScale, timeScale } from './time-scale.ts';

const AXIS_HEIGHT = 24;
const LANE_HEIGHT = 26;
const BAR_HEIGHT = 18;
const NARROWEST_BAR = 2;
/** Width of one character of a label in the drawing, and of the space around it. */
const CHARACTER_WIDTH = { zh: 11, en: 5.6 } as const;
const LABEL_MARGIN = 6;
/** Verdicts drawn as marks because they ask for attention; the more serious one covers the other. */
const MARKED: readonly Verdict[] = ['needs-review', 'not-met'];

interface Bar extends Interval {
  readonly className: string;
  readonly label?: Wording;
  readonly title: string;
}
interface DrawnLane {
  readonly label: Wording;
  readonly bars: readonly Bar[];
}

/**
 * An interval as lanes over one time axis: encounters with their phases, events, what could not be seen, verdicts,
 * curves.
 */
export function timelineDrawing(
  run: AnalysedTimeline,
  span: Interval,
  curves: readonly Curve[],
  catalog: EventCatalog = EVENT_CATALOG,
): Html {
  const scale = timeScale(span);
  const lanes = lanesOf(run, catalog).map(({ label, bars }) => ({
    label,
    bars: bars.filter((bar) => isWithin(bar, span)),
  }));
  const curvesTop = AXIS_HEIGHT + lanes.length * LANE_HEIGHT;
  const height = curvesTop + curves.length * CURVE_HEIGHT + 4;
  return html`<svg class="timeline" viewBox="0 0 ${DRAWING_WIDTH} ${height}" role="img" aria-label="时间轴 timeline ${formatInterval(span)}">
${scale.ticks.map((t) => tick(t, scale, height))}
${lanes.map((lane, i) => drawLane(lane, AXIS_HEIGHT + i * LANE_HEIGHT, scale))}
${curves.map((curve, i) => drawCurveLane(curve, curvesTop + i * CURVE_HEIGHT, scale))}
</svg>`;
}

function lanesOf(run: AnalysedTimeline, catalog: EventCatalog): DrawnLane[] {
  return [
    { label: { zh: '接待', en: 'encounter' }, bars: run.encounters.flatMap(phaseBars) },
    ...eventLanesOf(catalog).map(({ wording, types }) => ({
      label: wording,
      bars: run.events
        .filter(({ type, role }) => types.includes(type) && role === catalog[type].role)
        .map((event) => eventBar(event, catalog)),
    })),
    {
      label: { zh: '看不到', en: 'not seen' },
      bars: run.blindness.filter(({ role, quantity }) => role === 'clerk' && !isUsuallyHidden(quantity)).map(blindBar),
    },
    {
      label: { zh: '结论', en: 'verdicts' },
      bars: MARKED.flatMap((verdict) => run.findings.filter((f) => f.verdict === verdict).map(findingBar)),
    },
  ];
}

const phaseBars = ({ id, phases }: AnalysedTimeline['encounters'][number]): Bar[] =>
  phases.map(({ phase, startMs, endMs }) => ({
    startMs,
    endMs,
    className: `phase phase-${phase}`,
    label: PHASE_WORDING[phase],
    title: titleOf(PHASE_WORDING[phase], { startMs, endMs }, id),
  }));

function eventBar(event: CounterEvent, catalog: EventCatalog): Bar {
  const { short, tone } = catalog[event.type];
  const { value, unit, uncertainty, startMs, endMs } = event;
  const measured =
    value !== undefined && unit
      ? quantityWording({ value, unit, ...(uncertainty !== undefined && { uncertainty }) }).zh
      : '';
  return {
    startMs,
    endMs,
    className: `event tone-${tone}`,
    label: short,
    title: titleOf(wordingOf(event, catalog), event, measured),
  };
}

const blindBar = ({ quantity, reason, startMs, endMs }: AnalysedTimeline['blindness'][number]): Bar => ({
  startMs,
  endMs,
  className: 'blind',
  title: titleOf(
    QUANTITY_WORDING[quantity],
    { startMs, endMs },
    `${REASON_WORDING[reason].zh} ${REASON_WORDING[reason].en}`,
  ),
});

const findingBar = ({ verdict, rulebook, clause, evidence }: AnalysedTimeline['findings'][number]): Bar => ({
  ...evidence,
  className: `finding finding-${verdict}`,
  title: titleOf(VERDICT_WORDING[verdict], evidence, `${rulebook} ${clause}`),
});

const titleOf = ({ zh, en }: Wording, interval: Interval, more: string): string =>
  [`${zh} ${en}`, formatInterval(interval), more].filter(Boolean).join(' · ');

function tick(t: number, { x }: TimeScale, height: number): Html {
  return html`<line class="grid" x1="${x(t).toFixed(1)}" x2="${x(t).toFixed(1)}" y1="18" y2="${height - 4}"/><text class="tick" x="${x(t).toFixed(1)}" y="12">${formatOffset(t).replace(/\.0$/, '')}</text>`;
}

function drawLane({ label, bars }: DrawnLane, top: number, scale: TimeScale): Html {
  const middle = top + LANE_HEIGHT / 2;
  return html`<line class="rule" x1="${GUTTER}" x2="${DRAWING_WIDTH}" y1="${top + LANE_HEIGHT}" y2="${top + LANE_HEIGHT}"/>${inBoth(label, GUTTER - 10, middle, 'lane')}
${bars.map((bar) => drawBar(bar, top + (LANE_HEIGHT - BAR_HEIGHT) / 2, scale))}`;
}

const drawCurveLane = (curve: Curve, top: number, scale: TimeScale): Html =>
  html`${inBoth(curve.label, GUTTER - 10, top + CURVE_HEIGHT / 2, 'lane')}${drawCurve(curve, top, scale)}<line class="rule" x1="${GUTTER}" x2="${DRAWING_WIDTH}" y1="${top + CURVE_HEIGHT}" y2="${top + CURVE_HEIGHT}"/>`;

function drawBar({ className, label, title, startMs, endMs }: Bar, top: number, { x }: TimeScale): Html {
  const left = x(startMs);
  const width = Math.max(NARROWEST_BAR, x(endMs) - left);
  const text = label && labelFor(label, width);
  return html`<g class="${className}"><title>${title}</title><rect x="${left.toFixed(1)}" y="${top}" width="${width.toFixed(1)}" height="${BAR_HEIGHT}" rx="2"/>${text && inBoth(text, left + width / 2, top + BAR_HEIGHT / 2, 'label')}</g>`;
}

/** The label in those languages in which it fits. */
function labelFor({ zh, en }: Wording, width: number): Wording {
  const room = width - LABEL_MARGIN;
  return {
    zh: zh.length * CHARACTER_WIDTH.zh <= room ? zh : '',
    en: en.length * CHARACTER_WIDTH.en <= room ? en : '',
  };
}

const inBoth = ({ zh, en }: Wording, x: number, y: number, className: string): Html =>
  html`<text class="${className}" lang="zh-CN" x="${x.toFixed(1)}" y="${y}">${zh}</text><text class="${className}" lang="en" x="${x.toFixed(1)}" y="${y}">${en}</text>`;
