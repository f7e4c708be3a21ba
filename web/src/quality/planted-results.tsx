import { useQuery } from '@tanstack/react-query';
import { Empty, Skeleton } from 'antd';
import { Link } from 'react-router';
import { VERDICT_WORDING } from '../../../src/contract/verdict.ts';
import { plantedQuery } from '../api/quality.ts';
import { IntervalBars } from '../charts/interval-bars.tsx';
import { useSay } from '../i18n/language.tsx';
import { Planting } from './planting.tsx';

/** How each reviewer judged what was known already. */
export function PlantedResults() {
  const t = useSay();
  const { data } = useQuery(plantedQuery);
  if (data === undefined) return <Skeleton active />;
  const wrong = data.items.filter(({ verdict, answer }) => verdict !== undefined && verdict !== answer);
  return (
    <div className="stack">
      <Planting />
      <div className="columns">
        <section className="panel span-7">
          <h2>{t('各复核人的正确率', 'How often each reviewer was right')}</h2>
          {data.reviewers.length === 0 ? (
            <Empty description={t('还没有放过', 'Nothing has been planted yet')} />
          ) : (
            <IntervalBars
              rateTitle={t('正确率', 'Right')}
              countTitle={t('已判', 'Judged')}
              rows={data.reviewers.map(({ reviewerId, reviewer, right, answered }) => ({
                key: String(reviewerId),
                title: reviewer,
                hits: right,
                of: answered,
              }))}
            />
          )}
          {data.reviewers.map(({ reviewerId, reviewer, planted, answered, undecided }) => (
            <p key={reviewerId} className="muted small">
              {t(
                `${reviewer}：放入 ${planted} 条，已判 ${answered} 条，其中看不清 ${undecided} 条`,
                `${reviewer}: ${planted} planted, ${answered} judged, of these ${undecided} “cannot tell”`,
              )}
            </p>
          ))}
        </section>
        <section className="panel span-5">
          <h2>{t('判错的', 'Judged otherwise')}</h2>
          {wrong.length === 0 ? (
            <p className="muted">{t('没有', 'None')}</p>
          ) : (
            <table className="interval-table">
              <thead>
                <tr>
                  <th>{t('复核人', 'Reviewer')}</th>
                  <th>{t('判为', 'Said')}</th>
                  <th>{t('应为', 'Known')}</th>
                  <th />
                </tr>
              </thead>
              <tbody>
                {wrong.map(({ findingId, originId, reviewer, verdict, answer }) => (
                  <tr key={findingId}>
                    <td>{reviewer}</td>
                    <td>{t.of(VERDICT_WORDING[verdict!])}</td>
                    <td>{t.of(VERDICT_WORDING[answer])}</td>
                    <td>
                      <Link to={`/findings/${originId}`}>{t('看片段', 'Clip')}</Link>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </section>
      </div>
    </div>
  );
}
