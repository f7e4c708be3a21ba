import { contains } from '../../core/interval.ts';
import type { Quantity } from '../../core/measured.ts';
import type { Milliseconds } from '../../core/units.ts';
import type { Curve } from '../curves.ts';
import { type Html, html } from './html.ts';
import { DRAWING_WIDTH, GUTTER, type TimeScale } from './time-scale.ts';

export const CURVE_HEIGHT = 66;
const MARGIN = 5;
/** A longer time without a value breaks the line, because nothing is known of it. */
const LONGEST_BRIDGE_MS = 600;

interface Point extends Quantity {
  readonly tMs: Milliseconds;
}

/** Draws a value as a line with a band of one standard deviation, broken where it could not be seen. */
export function drawCurve({ range, marks, samples }: Curve, top: number, { x, span }: TimeScale): Html {
  const [lowest, highest] = range;
  const y = (value: number) =>
    top +
    MARGIN +
    ((highest - Math.min(highest, Math.max(lowest, value))) / (highest - lowest)) * (CURVE_HEIGHT - 2 * MARGIN);
  const points = samples.flatMap(({ tMs, value }) =>
    value.available && contains(span, tMs) ? [{ tMs, ...value.value }] : [],
  );
  const at = (point: Point, value: number) => `${x(point.tMs).toFixed(1)},${y(value).toFixed(1)}`;
  const line = (part: readonly Point[]) => part.map((point) => at(point, point.value)).join(' ');
  const band = (part: readonly Point[]) =>
    [
      ...part.map((point) => at(point, point.value + point.uncertainty)),
      ...part.toReversed().map((point) => at(point, point.value - point.uncertainty)),
    ].join(' ');
  return html`${marks.map(({ value, text }) => html`<line class="mark" x1="${GUTTER}" x2="${DRAWING_WIDTH}" y1="${y(value).toFixed(1)}" y2="${y(value).toFixed(1)}"/><text class="mark-text" x="${DRAWING_WIDTH - 2}" y="${(y(value) - 2).toFixed(1)}">${text}</text>`)}
${connected(thinned(points, x)).map((part) => html`<polygon class="band" points="${band(part)}"/><polyline class="curve" points="${line(part)}"/>`)}`;
}

/** At most one point a unit of the drawing: where several fall together, the one that stands out most. */
function thinned(points: readonly Point[], x: TimeScale['x']): Point[] {
  const onUnit = Map.groupBy(points, ({ tMs }) => Math.round(x(tMs)));
  return [...onUnit.values()].map((group) => group.reduce((a, b) => (Math.abs(b.value) > Math.abs(a.value) ? b : a)));
}

function connected(points: readonly Point[]): Point[][] {
  const parts: Point[][] = [];
  for (const point of points) {
    const part = parts.at(-1);
    if (part && point.tMs - part.at(-1)!.tMs <= LONGEST_BRIDGE_MS) part.push(point);
    else parts.push([point]);
  }
  return parts;
}
