import { DatePicker, Tabs } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { DAY_MS } from '../../../src/contract/durations.ts';
import { hallDay } from '../../../src/contract/hall-time.ts';
import type { Days } from '../api/quality.ts';
import { useSession } from '../session/session.tsx';
import '../dashboard/dashboard.css';
import { useSay } from '../i18n/language.tsx';
import { PageFrame } from '../layout/page-frame.tsx';
import { AgreementPanel } from '../quality/agreement-panel.tsx';
import { OverturnedTable } from '../quality/overturned-table.tsx';
import { PlantedResults } from '../quality/planted-results.tsx';

const USUAL_DAYS = 90;
const DAY = 'YYYY-MM-DD';

/** How good the reviews are: agreement of two, what is overturned, and what was known already. */
export function QualityPage() {
  const t = useSay();
  const { may } = useSession();
  const [address, setAddress] = useSearchParams();
  const [days, setDays] = useState<Days>(() => [hallDay(Date.now() - USUAL_DAYS * DAY_MS), hallDay(Date.now())]);
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
      <Tabs
        activeKey={address.get('tab') ?? 'agreement'}
        onChange={(tab) => setAddress({ tab }, { replace: true })}
        items={[
          { key: 'agreement', label: t('两人一致性', 'Agreement'), children: <AgreementPanel days={days} /> },
          {
            key: 'overturned',
            label: t('推翻占比', 'Overturned'),
            children: (
              <section className="panel panel-pad">
                <OverturnedTable days={days} />
              </section>
            ),
          },
          ...(may('review:plant')
            ? [{ key: 'planted', label: t('已知答案', 'Known answers'), children: <PlantedResults /> }]
            : []),
        ]}
      />
    </PageFrame>
  );
}
