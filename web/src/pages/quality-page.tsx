import { useQuery } from '@tanstack/react-query';
import { DatePicker, Empty, Skeleton } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { api, bodyOf } from '../api/client.ts';
import '../dashboard/dashboard.css';
import { IntervalBars } from '../charts/interval-bars.tsx';
import { useSay } from '../i18n/language.tsx';
import { AgreementTable } from '../quality/agreement-table.tsx';
import { kappaWording } from '../quality/kappa-wording.ts';
import { SecondOpinion } from '../quality/second-opinion.tsx';
import { PageFrame } from '../shell/page-frame.tsx';
import { dayStart, hallDay, rfc3339 } from '../timeline/hall-clock.ts';

const DAY_MS = 86_400_000;
const USUAL_DAYS = 90;
const DAY = 'YYYY-MM-DD';

/** How far reviewers agree where two judged the same without knowing of each other. */
export function QualityPage() {
  const t = useSay();
  const [days, setDays] = useState<readonly [string, string]>(() => [
    hallDay(Date.now() - USUAL_DAYS * DAY_MS),
    hallDay(Date.now()),
  ]);
  const { data } = useQuery({
    queryKey: ['review-quality', days],
    queryFn: ({ signal }) => {
      const query = { from: rfc3339(dayStart(days[0])), to: rfc3339(dayStart(days[1]) + DAY_MS) };
      return bodyOf(api.GET('/api/v1/review-quality', { params: { query }, signal }));
    },
  });
  return (
    <PageFrame
      title={t('复核质量', 'Quality of review')}
      tools={
        <DatePicker.RangePicker
          allowClear={false}
          value={[dayjs(days[0]), dayjs(days[1])]}
          onChange={(range) => range?.[0] && range[1] && setDays([range[0].format(DAY), range[1].format(DAY)])}
        />
      }
    >
      {data === undefined ? (
        <Skeleton active />
      ) : (
        <>
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
        </>
      )}
    </PageFrame>
  );
}
