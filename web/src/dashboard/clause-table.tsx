import { useNavigate } from 'react-router';
import type { Period, ScoreGroup } from '../api/scores.ts';
import '../charts/charts.css';
import { wilsonInterval } from '../charts/wilson-interval.ts';
import { useSay } from '../i18n/language.tsx';

interface ClauseTableProps {
  readonly groups: readonly ScoreGroup[];
  readonly period: Period;
}

/** Clauses by how often they are broken, the most reliable bad news first. */
export function ClauseTable({ groups, period }: ClauseTableProps) {
  const t = useSay();
  const navigate = useNavigate();
  const rows = groups
    .map((group) => {
      const { met, 'not-met': notMet, 'not-assessable': unseen, 'needs-review': open } = group.score.counts;
      return { group, notMet, open, of: met + notMet, unseen, interval: wilsonInterval(notMet, met + notMet) };
    })
    .filter((row) => row.interval !== undefined)
    .sort((a, b) => b.interval!.low - a.interval!.low);
  const open = ({ rulebook, clause }: ScoreGroup) =>
    void navigate({
      pathname: '/queue',
      search: new URLSearchParams({
        ...(rulebook !== undefined && { rulebook }),
        ...(clause !== undefined && { clause }),
        verdict: 'not-met',
        fromDay: period.from,
        toDay: period.to,
      }).toString(),
    });
  return (
    <div className="scroll-y">
      <table className="interval-table">
        <thead>
          <tr>
            <th>{t('条款', 'Clause')}</th>
            <th className="numeric">{t('未达标', 'Not met')}</th>
            <th className="numeric">{t('占比', 'Share')}</th>
            <th className="numeric">{t('待复核', 'Open')}</th>
            <th className="numeric">{t('覆盖', 'Seen')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ group, notMet, open: waiting, of, unseen, interval }) => (
            <tr key={`${group.rulebook} ${group.clause}`}>
              <td>
                <button type="button" className="link" onClick={() => open(group)}>
                  {group.clauseWording === undefined ? group.clause : t.of(group.clauseWording)}
                </button>
                <div className="muted small">{group.rulebook}</div>
              </td>
              <td className="numeric">
                {notMet} / {of}
              </td>
              <td className="numeric" title={`${pc(interval!.low)} – ${pc(interval!.high)}`}>
                {pc(interval!.share)}
              </td>
              <td className="numeric">{waiting}</td>
              <td className="numeric">{pc(of / Math.max(1, of + unseen + waiting))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const pc = (share: number): string => `${(share * 100).toFixed(1)}%`;
