import { useSay } from '../i18n/language.tsx';
import { usePalette } from '../theme/appearance.tsx';
import { wilsonInterval } from './wilson-interval.ts';
import './charts.css';

export interface RankedShare {
  readonly key: string;
  readonly title: string;
  readonly hits: number;
  readonly of: number;
}

interface IntervalBarsProps {
  readonly rows: readonly RankedShare[];
  readonly onOpen?: (key: string) => void;
  /** Where it is not a rate of compliance. */
  readonly rateTitle?: string;
  readonly countTitle?: string;
}

/** Fewer observations are listed below the ranked ones: their interval says too little. */
const RANKED_FROM = 20;

/** A share each with its 95 % interval on one axis; overlapping intervals are not told apart. */
export function IntervalBars({ rows, onOpen, rateTitle, countTitle }: IntervalBarsProps) {
  const t = useSay();
  const withShare = rows.filter((row) => row.of > 0);
  const by = (a: RankedShare, b: RankedShare) => b.hits / b.of - a.hits / a.of;
  const ranked = withShare.filter((row) => row.of >= RANKED_FROM).sort(by);
  const few = withShare.filter((row) => row.of < RANKED_FROM).sort(by);
  const lows = withShare.map((row) => wilsonInterval(row.hits, row.of)!.low);
  const axisFrom = Math.floor(Math.min(0.9, ...lows) * 10) / 10;
  return (
    <table className="interval-table">
      <thead>
        <tr>
          <th />
          <th>{t('名称', 'Name')}</th>
          <th className="numeric">{rateTitle ?? t('达标率', 'Rate')}</th>
          <th className="interval-axis">
            <span className="interval-ends">
              <span>{Math.round(axisFrom * 100)}%</span>
              <span>{t('95% 置信区间', '95 % interval')}</span>
              <span>100%</span>
            </span>
          </th>
          <th className="numeric">{countTitle ?? t('判定数', 'Judged')}</th>
        </tr>
      </thead>
      <tbody>
        {ranked.map((row, i) => (
          <Row key={row.key} row={row} place={i + 1} axisFrom={axisFrom} onOpen={onOpen} />
        ))}
        {few.length > 0 && (
          <tr>
            <td colSpan={5} className="muted interval-note">
              {t(`不足 ${RANKED_FROM} 次，不参加排名`, `Fewer than ${RANKED_FROM}: not ranked`)}
            </td>
          </tr>
        )}
        {few.map((row) => (
          <Row key={row.key} row={row} axisFrom={axisFrom} onOpen={onOpen} />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly row: RankedShare;
  readonly place?: number;
  /** Where the axis begins, 0..1: rates of halls lie close together. */
  readonly axisFrom: number;
  readonly onOpen: ((key: string) => void) | undefined;
}

function Row({ row, place, axisFrom, onOpen }: RowProps) {
  const palette = usePalette();
  const interval = wilsonInterval(row.hits, row.of)!;
  const percent = (share: number) => `${(share * 100).toFixed(1)}%`;
  const at = (share: number) => percent((share - axisFrom) / (1 - axisFrom));
  return (
    <tr>
      <td className="numeric muted">{place ?? '–'}</td>
      <td className="interval-name">
        {onOpen === undefined ? (
          row.title
        ) : (
          <button type="button" className="link" onClick={() => onOpen(row.key)}>
            {row.title}
          </button>
        )}
      </td>
      <td className="numeric">{percent(interval.share)}</td>
      <td className="interval-axis">
        <svg width="100%" height="16" role="img" aria-label={`${percent(interval.low)} – ${percent(interval.high)}`}>
          <line x1="0" x2="100%" y1="8" y2="8" stroke={palette.line} />
          <rect
            x={at(interval.low)}
            width={percent((interval.high - interval.low) / (1 - axisFrom))}
            y="4"
            height="8"
            rx="2"
            fill={palette.primary}
            opacity={place === undefined ? 0.18 : 0.35}
          />
          <rect
            x={at(interval.share)}
            width="3"
            y="1"
            transform="translate(-1.5,0)"
            height="14"
            fill={palette.primary}
          />
        </svg>
      </td>
      <td className="numeric">{row.of}</td>
    </tr>
  );
}
