import { scaleLinear, scalePoint } from 'd3-scale';
import { useEffect, useRef, useState } from 'react';
import { useSay } from '../i18n/language.tsx';
import { usePalette } from '../theme/appearance.tsx';
import { wilsonInterval } from './wilson-interval.ts';

export interface DayShare {
  readonly day: string;
  readonly hits: number;
  readonly of: number;
}

/** A day at which something changed. */
export interface DayMark {
  readonly day: string;
  readonly title: string;
}

const HEIGHT_PX = 190;
const MARGIN = { left: 40, right: 12, top: 10, bottom: 22 };

interface TrendChartProps {
  readonly days: readonly DayShare[];
  readonly label: string;
  readonly marks?: readonly DayMark[];
}

/** A share day by day with its 95 % interval; a day without observations is left out. */
export function TrendChart({ days, label, marks = [] }: TrendChartProps) {
  const t = useSay();
  const palette = usePalette();
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(560);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.max(260, entry!.contentRect.width)));
    observer.observe(box.current!);
    return () => observer.disconnect();
  }, []);
  const shares = days.flatMap(({ day, hits, of }) => {
    const interval = wilsonInterval(hits, of);
    return interval === undefined ? [] : [{ day, of, ...interval }];
  });
  const lowest = Math.floor(Math.min(0.8, ...shares.map((s) => s.low)) * 10) / 10;
  const x = scalePoint(
    shares.map(({ day }) => day),
    [MARGIN.left + 10, width - MARGIN.right - 10],
  );
  const y = scaleLinear([lowest, 1], [HEIGHT_PX - MARGIN.bottom, MARGIN.top]);
  const every = Math.max(1, Math.ceil(shares.length / (width / 64)));
  return (
    <div ref={box}>
      <svg width={width} height={HEIGHT_PX} role="img" aria-label={label}>
        {y.ticks(5).map((tick) => (
          <g key={tick} transform={`translate(0,${y(tick)})`}>
            <line x1={MARGIN.left} x2={width - MARGIN.right} stroke={palette.line} />
            <text x={MARGIN.left - 6} dy="0.32em" textAnchor="end" className="axis-text">
              {Math.round(tick * 100)}%
            </text>
          </g>
        ))}
        {shares.map(({ day, low, high, share, of }, i) => (
          <g key={day} transform={`translate(${x(day)},0)`}>
            <title>
              {day} {(share * 100).toFixed(1)}% [{(low * 100).toFixed(1)}–{(high * 100).toFixed(1)}] {t('判定', 'of')}{' '}
              {of}
            </title>
            <line y1={y(low)} y2={y(high)} stroke={palette.primary} strokeWidth={7} opacity={0.22} />
            <circle cy={y(share)} r={3.2} fill={palette.primary} />
            {i % every === 0 && (
              <text y={HEIGHT_PX - 6} textAnchor="middle" className="axis-text">
                {day.slice(5)}
              </text>
            )}
          </g>
        ))}
        {marks.map(({ day, title }) => {
          // Days without observations have no place of their own: the mark stands before the next that has one.
          const next = shares.find((share) => share.day >= day);
          if (next === undefined || day < shares[0]!.day) return null;
          const at = x(next.day)! - (next.day === day ? 0 : x.step() / 2);
          return (
            <g key={`${day} ${title}`} transform={`translate(${at},0)`}>
              <title>
                {day} {title}
              </title>
              <line
                y1={MARGIN.top}
                y2={HEIGHT_PX - MARGIN.bottom}
                stroke={palette.verdict['needs-review']}
                strokeWidth={1.5}
                strokeDasharray="4 3"
              />
              <text x={4} y={MARGIN.top + 10} className="axis-text">
                {title}
              </text>
            </g>
          );
        })}
        <path
          d={shares.map(({ day, share }, i) => `${i === 0 ? 'M' : 'L'}${x(day)},${y(share)}`).join('')}
          fill="none"
          stroke={palette.primary}
          strokeWidth={1.5}
        />
      </svg>
    </div>
  );
}
