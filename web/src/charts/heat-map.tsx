import { scaleLinear } from 'd3-scale';
import { useSay } from '../i18n/language.tsx';
import { WEEKDAYS } from '../i18n/weekdays.ts';
import { usePalette } from '../theme/appearance.tsx';
import './charts.css';

export interface HeatCell {
  /** 0 Monday .. 6 Sunday, in the hall's time. */
  readonly weekday: number;
  readonly hour: number;
  readonly hits: number;
  readonly of: number;
}

interface HeatMapProps {
  readonly cells: readonly HeatCell[];
  readonly label: string;
  readonly onOpen: (cell: HeatCell) => void;
}

/** Black or white, whichever contrasts more (WCAG 2.2, relative luminance). */
function readableOn(rgb: string): string {
  const [r, g, b] = (rgb.match(/\d+/g) ?? []).map((part) => (Number(part) / 255) ** 2.2);
  const luminance = 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
  return luminance > 0.179 ? '#000000' : '#ffffff';
}

/** Share of hour and weekday: the darker, the more; cells of fewer than five are set small. */
export function HeatMap({ cells, label, onOpen }: HeatMapProps) {
  const t = useSay();
  const palette = usePalette();
  const hours = cells.map((cell) => cell.hour);
  const [first, last] = [Math.min(8, ...hours), Math.max(17, ...hours)];
  const columns = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const highest = Math.max(0.05, ...cells.filter((c) => c.of >= 5).map((c) => c.hits / c.of));
  const colour = scaleLinear([0, 1], palette.heat);
  return (
    <table className="heat-table" aria-label={label}>
      <thead>
        <tr>
          <th />
          {columns.map((hour) => (
            <th key={hour} scope="col">
              {hour}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {WEEKDAYS.map(({ zh, en }, weekday) => (
          <tr key={en}>
            <th scope="row">{t(zh, en)}</th>
            {columns.map((hour) => {
              const cell = cells.find((c) => c.weekday === weekday && c.hour === hour);
              if (cell === undefined || cell.of === 0)
                return <td key={hour} aria-label={t('无数据', 'no data')} style={{ background: palette.raised }} />;
              const share = cell.hits / cell.of;
              const strength = Math.min(1, share / highest);
              const title = t(
                `${zh} ${hour}时：${Math.round(share * 100)}%（${cell.hits} / ${cell.of}）`,
                `${en} ${hour}:00: ${Math.round(share * 100)} % (${cell.hits} of ${cell.of})`,
              );
              return (
                <td key={hour} className={cell.of < 5 ? 'heat-few' : ''} style={{ background: colour(strength) }}>
                  <button
                    type="button"
                    title={title}
                    aria-label={title}
                    style={{ color: readableOn(colour(strength)) }}
                    onClick={() => onOpen(cell)}
                  >
                    {Math.round(share * 100)}
                  </button>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
