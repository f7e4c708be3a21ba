import { useQuery } from '@tanstack/react-query';
import { Empty, Skeleton } from 'antd';
import { agreementQuery, type Days } from '../api/quality.ts';
import { IntervalBars } from '../charts/interval-bars.tsx';
import { useSay } from '../i18n/language.tsx';
import { AgreementTable } from './agreement-table.tsx';
import { kappaWording } from './kappa-wording.ts';
import { SecondOpinion } from './second-opinion.tsx';

/** How far reviewers agree where two judged the same without knowing of each other. */
export function AgreementPanel({ days }: { readonly days: Days }) {
  const t = useSay();
  const { data } = useQuery(agreementQuery(days));
  if (data === undefined) return <Skeleton active />;
  return (
    <div className="stack">
      <div className="tiles">
        <div className="panel tile">
          <div className="label">{t('两人一致性（Cohen κ）', 'Agreement (Cohen’s κ)')}</div>
          <div className="value numeric">{data.kappa.available ? data.kappa.value.toFixed(2) : '–'}</div>
          <div className="note">
            {data.kappa.available
              ? t.of(kappaWording(data.kappa.value))
              : data.kappa.reason === 'no-pairs'
                ? t('还没有两人都判过的判定', 'Nothing has been judged by two people yet')
                : t('大家只给过一种结论，算不出来', 'Only one verdict was ever given')}
          </div>
        </div>
        <div className="panel tile">
          <div className="label">{t('两人判过', 'Judged by two')}</div>
          <div className="value numeric">{data.pairs}</div>
          <div className="note">{t('条', 'findings')}</div>
        </div>
        <div className="panel tile">
          <div className="label">{t('结论一致', 'Agreed')}</div>
          <div className="value numeric">
            {data.pairs === 0 ? '–' : `${((data.agreed / data.pairs) * 100).toFixed(1)}%`}
          </div>
          <div className="note">{t(`${data.agreed} 条`, `${data.agreed} findings`)}</div>
        </div>
      </div>
      <div className="columns">
        <section className="panel span-7">
          <h2>{t('各条款一致率', 'Agreement by clause')}</h2>
          {data.clauses.length === 0 ? (
            <Empty description={t('还没有数据', 'No data yet')} />
          ) : (
            <IntervalBars
              rateTitle={t('一致率', 'Agreed')}
              rows={data.clauses.map(({ rulebook, clause, pairs, agreed }) => ({
                key: `${rulebook} ${clause}`,
                title: `${rulebook} ${clause}`,
                hits: agreed,
                of: pairs,
              }))}
            />
          )}
        </section>
        <section className="panel span-5">
          <h2>{t('先判 × 后判', 'First against second')}</h2>
          <AgreementTable cells={data.table} />
        </section>
      </div>
      <SecondOpinion />
    </div>
  );
}
