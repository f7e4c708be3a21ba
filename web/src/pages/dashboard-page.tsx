import { useQuery } from '@tanstack/react-query';
import { Empty, Skeleton } from 'antd';
import { useMemo } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { DAY_MS } from '../../../src/contract/durations.ts';
import { hallDay } from '../../../src/contract/hall-time.ts';
import { dashboardQuery, type Period, type ScoreGroup, trainingsQuery } from '../api/scores.ts';
import { HeatMap } from '../charts/heat-map.tsx';
import { IntervalBars } from '../charts/interval-bars.tsx';
import { TrendChart } from '../charts/trend-chart.tsx';
import '../dashboard/dashboard.css';
import { ClauseTable } from '../dashboard/clause-table.tsx';
import { PeriodPicker } from '../dashboard/period-picker.tsx';
import { RulebookPicker } from '../dashboard/rulebook-picker.tsx';
import { ScoreTiles } from '../dashboard/score-tiles.tsx';
import { TrainingEffects } from '../dashboard/training-effects.tsx';
import { useSay } from '../i18n/language.tsx';
import { PageFrame } from '../layout/page-frame.tsx';

const USUAL_DAYS = 30;
const HOURS_A_DAY = 24;
const clockHour = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

/** Where it goes well and where not, and how sure that is. */
export function DashboardPage() {
  const t = useSay();
  const navigate = useNavigate();
  const [address, setAddress] = useSearchParams();
  const period = useMemo(() => periodOf(address), [address]);
  const { data } = useQuery(dashboardQuery(period));
  const { data: marked } = useQuery(trainingsQuery);
  const trainings = (marked?.trainings ?? []).filter(
    ({ window }) => window === undefined || period.window === undefined || period.window.includes(window),
  );
  const setPeriod = ({ from, to, window, rulebook }: Period) =>
    setAddress(
      {
        from,
        to,
        ...(window?.[0] !== undefined && { window: window[0] }),
        ...(rulebook !== undefined && { rulebook }),
      },
      { replace: true },
    );
  const openFindings = (more: Record<string, string>) =>
    void navigate({
      pathname: '/queue',
      search: new URLSearchParams({
        verdict: 'not-met',
        fromDay: period.from,
        toDay: period.to,
        ...(period.window?.[0] !== undefined && { window: period.window[0] }),
        ...(data !== undefined && data.rulebooks.length > 1 && { rulebook: data.rulebook ?? '' }),
        ...more,
      }).toString(),
    });

  return (
    <PageFrame title={t('看板', 'Dashboard')} tools={<PeriodPicker period={period} onChange={setPeriod} />}>
      {data === undefined ? (
        <Skeleton active />
      ) : data.windows.length === 0 ? (
        <Empty className="panel panel-pad" description={t('这段时间没有判定', 'No findings in this period')} />
      ) : (
        <>
          <RulebookPicker
            scores={data.rulebooks}
            shown={data.rulebook}
            onChange={(rulebook) => setPeriod({ ...period, rulebook })}
          />
          <ScoreTiles total={data.total} review={data.review} />
          <div className="columns">
            <section className="panel span-7">
              <h2>{t('窗口达标率', 'Windows by compliance')}</h2>
              <IntervalBars
                rows={data.windows.map((group) => ({
                  key: group.window ?? '',
                  title: group.window ?? '',
                  ...sharesOf(group),
                }))}
                onOpen={(window) => openFindings({ window })}
              />
            </section>
            <section className="panel span-5">
              <h2>{t('未达标占比：星期 × 时段（%）', 'Not met by weekday and hour (%)')}</h2>
              <HeatMap
                label={t('未达标占比', 'Share not met')}
                cells={data.hours.map(({ weekday, hour, met, notMet }) => ({
                  weekday,
                  hour,
                  hits: notMet,
                  of: met + notMet,
                }))}
                onOpen={({ weekday, hour }) =>
                  openFindings({
                    weekday: String(weekday + 1),
                    timeFrom: clockHour(hour),
                    timeTo: clockHour((hour + 1) % HOURS_A_DAY),
                  })
                }
              />
            </section>
            <section className="panel span-7">
              <h2>{t('条款', 'Clauses')}</h2>
              <ClauseTable groups={data.clauses} period={period} />
            </section>
            <section className="panel span-5">
              <h2>{t('每日达标率', 'Compliance day by day')}</h2>
              <TrendChart
                label={t('每日达标率', 'Compliance day by day')}
                days={data.days.map((group) => ({ day: group.day ?? '', ...sharesOf(group) }))}
                marks={trainings.map(({ day, topic }) => ({ day, title: topic }))}
              />
            </section>
            <section className="panel span-12">
              <h2>{t('培训前后', 'Before and after a training')}</h2>
              <TrainingEffects trainings={trainings} window={period.window?.[0]} rulebook={data.rulebook} />
            </section>
          </div>
        </>
      )}
    </PageFrame>
  );
}

const sharesOf = ({ score: { counts } }: ScoreGroup) => ({ hits: counts.met, of: counts.met + counts['not-met'] });

function periodOf(address: URLSearchParams): Period {
  const now = Date.now();
  const [window, rulebook] = [address.get('window'), address.get('rulebook')];
  return {
    from: address.get('from') ?? hallDay(now - (USUAL_DAYS - 1) * DAY_MS),
    to: address.get('to') ?? hallDay(now),
    ...(window !== null && { window: [window] }),
    ...(rulebook !== null && { rulebook }),
  };
}
