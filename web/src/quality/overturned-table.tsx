import { useQuery } from '@tanstack/react-query';
import { Empty, Skeleton } from 'antd';
import { type Days, type OverturnedShare, overturnedQuery } from '../api/quality.ts';
import '../charts/charts.css';
import { useSay } from '../i18n/language.tsx';

/** How often reviewers overturn a clause, side by side for each version of program and models. */
export function OverturnedTable({ days }: { readonly days: Days }) {
  const t = useSay();
  const { data } = useQuery(overturnedQuery(days));
  if (data === undefined) return <Skeleton active />;
  if (data.clauses.length === 0)
    return <Empty description={t('这段时间没有复核', 'Nothing was reviewed in this period')} />;
  const versions = [...new Set(data.clauses.map(versionOf))].sort();
  const clauses = new Map(data.clauses.map((share) => [clauseOf(share), share]));
  const rows = [...clauses]
    .map(([key, first]) => ({ key, first, shares: data.clauses.filter((share) => clauseOf(share) === key) }))
    .sort((a, b) => surest(b.shares) - surest(a.shares));
  return (
    <table className="interval-table">
      <thead>
        <tr>
          <th>{t('条款', 'Clause')}</th>
          {versions.map((version) => (
            <th key={version} className="numeric">
              {version}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, shares, first }) => (
          <tr key={key}>
            <td>
              {first.clauseWording === undefined ? first.clause : t.of(first.clauseWording)}
              <div className="muted small">{first.rulebook}</div>
            </td>
            {versions.map((version) => (
              <ShareCell key={version} share={shares.find((each) => versionOf(each) === version)} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ShareCell({ share: of }: { readonly share: OverturnedShare | undefined }) {
  if (of === undefined || !of.share.available) return <td className="numeric muted">–</td>;
  const { value, low, high } = of.share;
  return (
    <td className="numeric">
      {percent(value)}
      <div className="muted small">
        {percent(low)}–{percent(high)} · {of.overturned} / {of.reviewed}
      </div>
    </td>
  );
}

const clauseOf = ({ rulebook, clause }: OverturnedShare): string => `${rulebook} ${clause}`;
const versionOf = ({ version, models }: OverturnedShare): string => `${version} · ${models}`;
/** What is overturned at least, with 95 % confidence, by any version. */
const surest = (shares: readonly OverturnedShare[]): number =>
  Math.max(...shares.map(({ share }) => (share.available ? share.low : 0)));
const percent = (share: number): string => `${Math.round(share * 100)}%`;
