import { scaleUtc } from 'd3-scale';
import { select } from 'd3-selection';
import { type D3ZoomEvent, type ZoomBehavior, type ZoomTransform, zoom, zoomIdentity } from 'd3-zoom';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useSay } from '../i18n/language.tsx';
import { useShortcuts } from '../keyboard/shortcuts.tsx';
import { usePalette } from '../theme/appearance.tsx';
import { fromHallClock, toHallClock } from '../time/hall-clock.ts';
import { AXIS_HEIGHT_PX, drawTimeline, lanesHeight, laneTop, TITLES_WIDTH_PX } from './draw-lanes.ts';
import { entryAt, firstFrom, type Lane, type LaneEntry } from './lanes.ts';
import './timeline.css';

/** Pointer slack around a short entry. */
const SLACK_PX = 4;
/** A second fills about half the width at the closest. */
const MIN_SPAN_MS = 2000;
const FONT = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';

interface TimelineCanvasProps {
  readonly lanes: readonly Lane[];
  readonly fromMs: number;
  readonly toMs: number;
  readonly selecting: boolean;
  readonly selection: readonly [number, number] | undefined;
  readonly onSelect: (selection: readonly [number, number] | undefined) => void;
  readonly onOpen: (entry: LaneEntry) => void;
  readonly hoverCard: (entry: LaneEntry) => ReactNode;
  readonly label: string;
}

interface Hover {
  readonly entry: LaneEntry;
  readonly x: number;
  readonly y: number;
}

/** Lanes of one window on a time axis: wheel and drag zoom and pan, or drag marks a stretch where `selecting`. */
export function TimelineCanvas(props: TimelineCanvasProps) {
  const { lanes, fromMs, toMs, selecting, selection, onSelect, onOpen, hoverCard, label } = props;
  const t = useSay();
  const palette = usePalette();
  const canvas = useRef<HTMLCanvasElement>(null);
  const behaviour = useRef<ZoomBehavior<HTMLCanvasElement, unknown>>(undefined);
  const transform = useRef<ZoomTransform>(zoomIdentity);
  const frame = useRef(0);
  const [width, setWidth] = useState(960);
  const [hover, setHover] = useState<Hover>();
  const [focused, setFocused] = useState<{ entry: LaneEntry; lane: number }>();
  const height = lanesHeight(lanes);
  const base = useMemo(
    () => scaleUtc([toHallClock(fromMs), toHallClock(toMs)], [TITLES_WIDTH_PX, width]),
    [fromMs, toMs, width],
  );

  const redraw = useCallback(() => {
    cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(() => {
      const element = canvas.current;
      if (element === null) return;
      const ratio = devicePixelRatio;
      if (element.width !== Math.round(width * ratio) || element.height !== Math.round(height * ratio)) {
        element.width = Math.round(width * ratio);
        element.height = Math.round(height * ratio);
      }
      const context = element.getContext('2d')!;
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      const scale = transform.current.rescaleX(base);
      drawTimeline(context, { width, height, scale, lanes, palette, font: FONT, focused: focused?.entry, selection });
    });
  }, [base, width, height, lanes, palette, focused, selection]);
  useEffect(redraw, [redraw]);

  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.max(480, Math.floor(entry!.contentRect.width))));
    observer.observe(canvas.current!.parentElement!);
    return () => observer.disconnect();
  }, []);

  const redrawLatest = useRef(redraw);
  redrawLatest.current = redraw;
  useEffect(() => {
    const zooming = zoom<HTMLCanvasElement, unknown>()
      .scaleExtent([1, Math.max(1, (toMs - fromMs) / MIN_SPAN_MS)])
      .extent([
        [TITLES_WIDTH_PX, 0],
        [width, height],
      ])
      .translateExtent([
        [TITLES_WIDTH_PX, 0],
        [width, height],
      ])
      .filter((event: Event) => event.type === 'wheel' || (!selecting && !(event as MouseEvent).shiftKey))
      .on('zoom', (event: D3ZoomEvent<HTMLCanvasElement, unknown>) => {
        transform.current = event.transform;
        setHover(undefined);
        redrawLatest.current();
      });
    behaviour.current = zooming;
    select(canvas.current!).call(zooming).on('dblclick.zoom', null);
  }, [fromMs, toMs, width, height, selecting]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another stretch of time is shown whole at first
  useEffect(() => {
    if (behaviour.current !== undefined) select(canvas.current!).call(behaviour.current.transform, zoomIdentity);
  }, [fromMs, toMs]);

  const timeAt = (x: number): number => fromHallClock(transform.current.rescaleX(base).invert(x));
  const laneAt = (y: number): number =>
    lanes.findIndex((each, i) => y >= laneTop(lanes, i) && y < laneTop(lanes, i) + each.heightPx);
  const entryUnder = (x: number, y: number): LaneEntry | undefined => {
    const each = lanes[laneAt(y)];
    if (each === undefined || x < TITLES_WIDTH_PX) return undefined;
    const row = Math.floor(((y - laneTop(lanes, laneAt(y))) / each.heightPx) * each.rows);
    return entryAt(each, timeAt(x), timeAt(x + SLACK_PX) - timeAt(x), row);
  };

  const zoomBy = (factor: number) =>
    select(canvas.current!).call(behaviour.current!.scaleBy, factor, [(TITLES_WIDTH_PX + width) / 2, 0]);
  const panBy = (share: number) =>
    select(canvas.current!).call(behaviour.current!.translateBy, (-share * width) / transform.current.k, 0);
  const bringIntoView = (entry: LaneEntry) => {
    const x = transform.current.rescaleX(base)(toHallClock(entry.startMs));
    if (x < TITLES_WIDTH_PX + 20 || x > width - 20)
      select(canvas.current!).call(behaviour.current!.translateTo, base(toHallClock(entry.startMs)), 0);
  };
  const focus = (laneIndex: number, index: number) => {
    const entry = lanes[laneIndex]?.entries[index];
    if (entry === undefined) return;
    setFocused({ entry, lane: laneIndex });
    bringIntoView(entry);
  };
  const move = (by: number) => {
    const at = focused?.lane ?? lanes.findIndex((each) => each.entries.length > 0);
    const entries = lanes[at]?.entries ?? [];
    focus(at, focused === undefined ? 0 : entries.indexOf(focused.entry) + by);
  };
  const moveLane = (by: number) => {
    let to = (focused?.lane ?? -1) + by;
    while (to >= 0 && to < lanes.length && lanes[to]!.entries.length === 0) to += by;
    const entries = lanes[to]?.entries;
    if (entries === undefined) return;
    focus(to, Math.min(entries.length - 1, firstFrom(entries, focused?.entry.startMs ?? fromMs)));
  };

  useShortcuts(t('时间轴', 'Timeline'), [
    { keys: ['n', 'j'], label: t('本栏下一项', 'Next entry of the lane'), run: () => move(1) },
    { keys: ['p', 'k'], label: t('本栏上一项', 'Previous entry of the lane'), run: () => move(-1) },
    { keys: ['ArrowDown'], label: t('下一栏', 'Next lane'), run: () => moveLane(1) },
    { keys: ['ArrowUp'], label: t('上一栏', 'Previous lane'), run: () => moveLane(-1) },
    { keys: ['ArrowLeft'], label: t('向前移动', 'Pan back'), run: () => panBy(-0.2) },
    { keys: ['ArrowRight'], label: t('向后移动', 'Pan on'), run: () => panBy(0.2) },
    { keys: ['+', '='], label: t('放大', 'Zoom in'), run: () => zoomBy(1.6) },
    { keys: ['-'], label: t('缩小', 'Zoom out'), run: () => zoomBy(1 / 1.6) },
    { keys: ['0'], label: t('显示全部', 'Show all'), run: () => zoomBy(1e-9) },
    { keys: ['Enter'], label: t('打开所选项', 'Open the entry'), run: () => focused && onOpen(focused.entry) },
    {
      keys: ['['],
      label: t('选取从此项开始', 'Selection begins with this entry'),
      run: () => focused && onSelect([focused.entry.startMs, Math.max(focused.entry.endMs, selection?.[1] ?? 0)]),
    },
    {
      keys: [']'],
      label: t('选取到此项结束', 'Selection ends with this entry'),
      run: () =>
        focused && onSelect([Math.min(focused.entry.startMs, selection?.[0] ?? Infinity), focused.entry.endMs]),
    },
    { keys: ['Escape'], label: t('取消选取', 'Clear the selection'), run: () => onSelect(undefined) },
  ]);

  const dragFrom = useRef<number>(undefined);
  const card = hover ?? focusedCard(focused, base, transform.current, lanes);
  return (
    <div className="timeline">
      {/* biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a canvas has no role; its keys are its own */}
      <canvas
        ref={canvas}
        tabIndex={0}
        role="application"
        aria-label={label}
        style={{ width, height, cursor: selecting ? 'crosshair' : 'grab' }}
        onPointerDown={(e) => {
          if (!selecting && !e.shiftKey) return;
          dragFrom.current = timeAt(Math.max(TITLES_WIDTH_PX, e.nativeEvent.offsetX));
          e.currentTarget.setPointerCapture(e.pointerId);
        }}
        onPointerMove={(e) => {
          const { offsetX, offsetY } = e.nativeEvent;
          if (dragFrom.current !== undefined) {
            const to = timeAt(Math.max(TITLES_WIDTH_PX, offsetX));
            onSelect(to < dragFrom.current ? [to, dragFrom.current] : [dragFrom.current, to]);
            return;
          }
          const entry = entryUnder(offsetX, offsetY);
          if (entry !== hover?.entry) setHover(entry && { entry, x: offsetX, y: offsetY });
        }}
        onPointerUp={() => {
          dragFrom.current = undefined;
        }}
        onPointerLeave={() => setHover(undefined)}
        onClick={(e) => {
          if (selecting || e.shiftKey) return;
          const entry = entryUnder(e.nativeEvent.offsetX, e.nativeEvent.offsetY);
          if (entry !== undefined) {
            setFocused({ entry, lane: laneAt(e.nativeEvent.offsetY) });
            onOpen(entry);
          }
        }}
      />
      {card !== undefined && (
        <div
          className="timeline-card"
          style={{ left: Math.min(Math.max(card.x + 12, TITLES_WIDTH_PX), width - 280), top: card.y + 16 }}
        >
          {hoverCard(card.entry)}
        </div>
      )}
      <div className="visually-hidden" aria-live="polite">
        {focused?.entry.label}
      </div>
    </div>
  );
}

function focusedCard(
  focused: { entry: LaneEntry; lane: number } | undefined,
  base: ReturnType<typeof scaleUtc<number, number>>,
  transform: ZoomTransform,
  lanes: readonly Lane[],
): Hover | undefined {
  if (focused === undefined) return undefined;
  const x = transform.rescaleX(base)(toHallClock(focused.entry.startMs));
  return { entry: focused.entry, x, y: Math.max(AXIS_HEIGHT_PX, laneTop(lanes, focused.lane) + 8) };
}
