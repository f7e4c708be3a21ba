import { scaleLinear } from 'd3-scale';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useSay } from '../i18n/language.tsx';
import { usePalette } from '../theme/appearance.tsx';
import { type MeasuredCurve, unbrokenStretches } from './measurements.ts';
import type { MediaClock } from './media-clock.ts';

/** Longer without a point is drawn as a gap. */
const MAX_GAP_MS = 700;
const MARGIN = { left: 44, right: 12, top: 10, bottom: 20 };
const HEIGHT_PX = 132;

interface CurveChartProps {
  readonly curve: MeasuredCurve;
  readonly title: string;
  readonly clock: MediaClock;
  readonly startMs: number;
  readonly endMs: number;
  readonly event: { readonly startMs: number; readonly endMs: number };
  readonly onSeek: (tMs: number) => void;
}

/** The measured value against time, with its uncertainty and the clause's threshold; the cursor follows the video. */
export function CurveChart({ curve, title, clock, startMs, endMs, event, onSeek }: CurveChartProps) {
  const t = useSay();
  const palette = usePalette();
  const box = useRef<HTMLDivElement>(null);
  const cursor = useRef<SVGGElement>(null);
  const [width, setWidth] = useState(640);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.max(240, entry!.contentRect.width)));
    observer.observe(box.current!);
    return () => observer.disconnect();
  }, []);
  const x = useMemo(() => scaleLinear([startMs, endMs], [MARGIN.left, width - MARGIN.right]), [startMs, endMs, width]);
  const { y, bands, lines } = useMemo(() => drawn(curve, x), [curve, x]);

  useEffect(
    () =>
      clock.subscribe((tMs) => {
        const group = cursor.current;
        if (group === null) return;
        group.setAttribute('transform', `translate(${x(Math.min(endMs, Math.max(startMs, tMs)))},0)`);
        const near = nearest(curve, tMs);
        group.querySelector('text')!.textContent =
          near === undefined ? t('测不到', 'not measured') : valueText(near.value, near.uncertainty, curve.unit);
        const right = x(tMs) > width - 130;
        group.querySelector('text')!.setAttribute('text-anchor', right ? 'end' : 'start');
        group.querySelector('text')!.setAttribute('x', right ? '-6' : '6');
      }),
    [clock, x, curve, startMs, endMs, width, t],
  );

  const floor = HEIGHT_PX - MARGIN.bottom;
  return (
    <figure className="curve" ref={box}>
      <figcaption>
        <span>{title}</span>
        <span className="curve-key">
          <i style={{ background: palette.primary }} /> {t('测量值', 'measured')}
          <i style={{ background: palette.primary, opacity: 0.25, height: 8 }} /> {t('不确定度 ±1σ', 'uncertainty ±1σ')}
          {curve.threshold !== undefined && (
            <>
              <i className="dashed" style={{ borderColor: palette.verdict['not-met'] }} /> {t('标准值', 'threshold')}{' '}
              {curve.threshold}
              {curve.unit}
            </>
          )}
        </span>
      </figcaption>
      <svg
        width={width}
        height={HEIGHT_PX}
        role="img"
        aria-label={t(`${title} 随时间的变化`, `${title} over time`)}
        onPointerDown={(press) => {
          const bounds = press.currentTarget.getBoundingClientRect();
          onSeek(Math.min(endMs, Math.max(startMs, x.invert(press.clientX - bounds.left))));
        }}
      >
        <rect
          x={x(event.startMs)}
          y={MARGIN.top}
          width={Math.max(1, x(event.endMs) - x(event.startMs))}
          height={floor - MARGIN.top}
          fill={palette.primary}
          opacity={0.07}
        />
        {y.ticks(4).map((tick) => (
          <g key={tick} transform={`translate(0,${y(tick)})`}>
            <line x1={MARGIN.left} x2={width - MARGIN.right} stroke={palette.line} />
            <text x={MARGIN.left - 6} dy="0.32em" textAnchor="end" className="tick">
              {tick}
              {curve.unit}
            </text>
          </g>
        ))}
        {x.ticks(Math.max(3, Math.round(width / 110))).map((tick) => (
          <text key={tick} x={x(tick)} y={HEIGHT_PX - 5} textAnchor="middle" className="tick">
            {(tick / 1000).toFixed(1)}s
          </text>
        ))}
        {bands.map((band) => (
          <path key={band} d={band} fill={palette.primary} opacity={0.2} />
        ))}
        {lines.map((line) => (
          <path key={line} d={line} fill="none" stroke={palette.primary} strokeWidth={1.8} strokeLinejoin="round" />
        ))}
        {curve.threshold !== undefined && (
          <line
            x1={MARGIN.left}
            x2={width - MARGIN.right}
            y1={y(curve.threshold)}
            y2={y(curve.threshold)}
            stroke={palette.verdict['not-met']}
            strokeDasharray="5 4"
          />
        )}
        <g ref={cursor} className="cursor">
          <line y1={MARGIN.top} y2={floor} stroke={palette.ink} strokeWidth={1.2} />
          <text y={MARGIN.top + 10} fill={palette.ink} />
        </g>
      </svg>
    </figure>
  );
}

function drawn(curve: MeasuredCurve, x: (tMs: number) => number) {
  const highest = Math.max(
    curve.unit === '°' ? 20 : 1,
    ...(curve.threshold === undefined ? [] : [curve.threshold * 1.2]),
    ...curve.points.map((p) => p.value + p.uncertainty),
  );
  const lowest = Math.min(0, ...curve.points.map((p) => p.value - p.uncertainty));
  const y = scaleLinear([lowest, highest * 1.05], [HEIGHT_PX - MARGIN.bottom, MARGIN.top]);
  const at = (tMs: number, value: number) => `${x(tMs).toFixed(1)},${y(value).toFixed(1)}`;
  const stretches = unbrokenStretches(curve.points, MAX_GAP_MS);
  return {
    y,
    lines: stretches.map((points) => `M${points.map((p) => at(p.tMs, p.value)).join('L')}`),
    bands: stretches.map(
      (points) =>
        `M${points.map((p) => at(p.tMs, p.value + p.uncertainty)).join('L')}L${[...points]
          .reverse()
          .map((p) => at(p.tMs, p.value - p.uncertainty))
          .join('L')}Z`,
    ),
  };
}

function nearest(curve: MeasuredCurve, tMs: number) {
  let best: MeasuredCurve['points'][number] | undefined;
  for (const point of curve.points)
    if (best === undefined || Math.abs(point.tMs - tMs) < Math.abs(best.tMs - tMs)) best = point;
  return best !== undefined && Math.abs(best.tMs - tMs) <= MAX_GAP_MS / 2 ? best : undefined;
}

const valueText = (value: number, uncertainty: number, unit: string): string =>
  unit === '°' ? `${value.toFixed(1)} ± ${uncertainty.toFixed(1)}°` : `${value.toFixed(2)} ± ${uncertainty.toFixed(2)}`;
