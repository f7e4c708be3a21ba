import type { ScaleTime } from 'd3-scale';
import { DAY_MS } from '../../../src/contract/durations.ts';
import type { Palette } from '../theme/palette.ts';
import { fromHallClock, hallDayTime, tickLabel, toHallClock } from '../time/hall-clock.ts';
import { firstFrom, type Lane, type LaneEntry } from './lanes.ts';

export const AXIS_HEIGHT_PX = 34;
const LANE_GAP_PX = 6;
export const TITLES_WIDTH_PX = 104;
/** Narrower entries are still drawn this wide, so that a bow shows on the scale of a day. */
const MIN_WIDTH_PX = 2;

export interface Shown {
  readonly width: number;
  readonly height: number;
  /** On the hall's clock. */
  readonly scale: ScaleTime<number, number>;
  readonly lanes: readonly Lane[];
  readonly palette: Palette;
  readonly font: string;
  readonly focused?: LaneEntry | undefined;
  readonly selection?: readonly [number, number] | undefined;
}

export const laneTop = (lanes: readonly Lane[], index: number): number =>
  lanes.slice(0, index).reduce((top, l) => top + l.heightPx + LANE_GAP_PX, AXIS_HEIGHT_PX + LANE_GAP_PX);

export const lanesHeight = (lanes: readonly Lane[]): number => laneTop(lanes, lanes.length) + 4;

export function drawTimeline(context: CanvasRenderingContext2D, shown: Shown): void {
  const { width, height, palette, lanes } = shown;
  context.fillStyle = palette.surface;
  context.fillRect(0, 0, width, height);
  drawAxis(context, shown);
  lanes.forEach((each, i) => {
    drawLane(context, shown, each, laneTop(lanes, i));
  });
  drawSelection(context, shown);
  context.fillStyle = palette.surface;
  context.fillRect(0, 0, TITLES_WIDTH_PX, height);
  context.font = `13px ${shown.font}`;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  context.fillStyle = palette.muted;
  lanes.forEach((each, i) => {
    context.fillText(each.title, 12, laneTop(lanes, i) + each.heightPx / 2);
  });
}

function drawAxis(context: CanvasRenderingContext2D, { scale, width, height, palette, font }: Shown): void {
  context.font = `12px ${font}`;
  context.textBaseline = 'middle';
  context.textAlign = 'center';
  for (const tick of scale.ticks(Math.max(2, Math.round((width - TITLES_WIDTH_PX) / 96)))) {
    const x = Math.round(scale(tick)) + 0.5;
    const midnight = tick.getTime() % DAY_MS === 0;
    context.strokeStyle = palette.line;
    context.lineWidth = midnight ? 2 : 1;
    context.beginPath();
    context.moveTo(x, AXIS_HEIGHT_PX);
    context.lineTo(x, height);
    context.stroke();
    context.fillStyle = midnight ? palette.ink : palette.muted;
    context.fillText(tickLabel(tick), x, AXIS_HEIGHT_PX / 2 + 2);
  }
}

function drawLane(context: CanvasRenderingContext2D, shown: Shown, each: Lane, top: number): void {
  const { scale, width, palette, focused } = shown;
  context.fillStyle = palette.raised;
  context.fillRect(TITLES_WIDTH_PX, top, width - TITLES_WIDTH_PX, each.heightPx);
  const fromMs = fromHallClock(scale.invert(TITLES_WIDTH_PX));
  const toMs = fromHallClock(scale.invert(width));
  const pxPerMs = (width - TITLES_WIDTH_PX) / (toMs - fromMs);
  const rowPx = each.heightPx / each.rows;
  const filledTo = new Float64Array(each.rows).fill(Number.NEGATIVE_INFINITY);
  const filledWith: string[] = [];
  for (let i = firstFrom(each.entries, fromMs - each.longestMs); i < each.entries.length; i++) {
    const entry = each.entries[i]!;
    if (entry.startMs > toMs) break;
    if (entry.endMs < fromMs) continue;
    const row = entry.row ?? 0;
    const box: Box = {
      left: TITLES_WIDTH_PX + (entry.startMs - fromMs) * pxPerMs,
      top: top + row * rowPx + 1,
      width: Math.max(MIN_WIDTH_PX, (entry.endMs - entry.startMs) * pxPerMs),
      height: rowPx - 2,
    };
    // Thousands of events on a few hundred pixels: what a neighbour of the same colour has covered is not drawn again.
    if (box.left + box.width <= filledTo[row]! && entry.colour === filledWith[row] && entry !== focused) continue;
    filledTo[row] = box.left + box.width;
    filledWith[row] = entry.colour;
    context.fillStyle = entry.colour;
    context.fillRect(box.left, box.top, box.width, box.height);
    if (entry.hatched && box.width > 6) hatch(context, box, palette.surface);
    if (entry.short !== undefined && box.width > 22) writeInside(context, shown, entry, box);
    if (entry === focused) {
      context.strokeStyle = palette.ink;
      context.lineWidth = 2;
      context.strokeRect(box.left - 1, box.top - 1, box.width + 2, box.height + 2);
    }
  }
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function writeInside(context: CanvasRenderingContext2D, { font, palette }: Shown, entry: LaneEntry, box: Box): void {
  context.font = `${Math.min(12, Math.round(box.height * 0.75))}px ${font}`;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  const from = Math.max(box.left, TITLES_WIDTH_PX) + 5;
  const room = box.left + box.width - from - 3;
  if (room < 14) return;
  context.fillStyle = isLight(entry.colour) ? '#14202b' : palette.surface;
  context.fillText(fitted(context, entry.short!, room), from, box.top + box.height / 2 + 1);
}

/** Cut off where it does not fit. */
function fitted(context: CanvasRenderingContext2D, text: string, room: number): string {
  const { width } = context.measureText(text);
  if (width <= room) return text;
  const kept = Math.floor((text.length * (room - 10)) / width);
  return kept < 2 ? '' : `${text.slice(0, kept)}…`;
}

function hatch(context: CanvasRenderingContext2D, { left, top, width, height }: Box, colour: string): void {
  context.save();
  context.beginPath();
  context.rect(left, top, width, height);
  context.clip();
  context.strokeStyle = colour;
  context.lineWidth = 1.5;
  context.beginPath();
  const from = Math.max(left, TITLES_WIDTH_PX) - height;
  for (let x = from - (from % 7); x < left + width && x < 4000; x += 7) {
    context.moveTo(x, top + height);
    context.lineTo(x + height, top);
  }
  context.stroke();
  context.restore();
}

function drawSelection(context: CanvasRenderingContext2D, { selection, scale, height, palette, font }: Shown): void {
  if (selection === undefined) return;
  const left = scale(toHallClock(selection[0]));
  const right = scale(toHallClock(selection[1]));
  context.globalAlpha = 0.16;
  context.fillStyle = palette.primary;
  context.fillRect(left, AXIS_HEIGHT_PX, right - left, height);
  context.globalAlpha = 1;
  context.fillRect(left - 1, AXIS_HEIGHT_PX, 2, height);
  context.fillRect(right - 1, AXIS_HEIGHT_PX, 2, height);
  context.font = `12px ${font}`;
  context.textAlign = 'center';
  const text = `${hallDayTime(selection[0]).slice(11)} – ${hallDayTime(selection[1]).slice(11)}`;
  const textWidth = context.measureText(text).width + 12;
  const middle = Math.max((left + right) / 2, TITLES_WIDTH_PX + textWidth / 2);
  context.fillRect(middle - textWidth / 2, 6, textWidth, 22);
  context.fillStyle = palette.surface;
  context.textBaseline = 'middle';
  context.fillText(text, middle, 18);
}

function isLight(colour: string): boolean {
  const [r, g, b] = [1, 3, 5].map((i) => Number.parseInt(colour.slice(i, i + 2), 16));
  return 0.299 * r! + 0.587 * g! + 0.114 * b! > 140;
}
