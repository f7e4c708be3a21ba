import { useQuery } from '@tanstack/react-query';
import { Empty, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { type Appeal, appealsQuery } from '../api/appeals.ts';
import { useSession } from '../session/session.tsx';
import '../appeals/appeals.css';
import { AppealView } from '../appeals/appeal-view.tsx';
import { APPEAL_WORDING } from '../appeals/appeal-wording.ts';
import { OwnFindings } from '../appeals/own-findings.tsx';
import { useSay } from '../i18n/language.tsx';
import { PageFrame } from '../layout/page-frame.tsx';

/** A clerk contests a finding of the own shifts; another supervisor than the first decides; both see what came of it. */
export function AppealsPage() {
  const t = useSay();
  const { may } = useSession();
  const decides = may('appeal:decide');
  const [state, setState] = useState<Appeal['state'] | 'all'>(decides ? 'open' : 'all');
  const { data } = useQuery(appealsQuery(state === 'all' ? undefined : state));
  return (
    <PageFrame
      title={t('申诉', 'Appeals')}
      tools={
        <Segmented
          value={state}
          onChange={setState}
          options={[
            ...(Object.keys(APPEAL_WORDING) as Appeal['state'][]).map((value) => ({
              value,
              label: t.of(APPEAL_WORDING[value]),
            })),
            { value: 'all' as const, label: t('全部', 'All') },
          ]}
        />
      }
    >
      <div className={decides ? 'stack' : 'appeal-columns'}>
        {!decides && <OwnFindings />}
        <div className="stack">
          {data === undefined ? (
            <Skeleton active />
          ) : data.appeals.length === 0 ? (
            <Empty className="panel panel-pad" description={t('没有申诉', 'No appeals')} />
          ) : (
            data.appeals.map((appeal) => <AppealView key={appeal.id} appeal={appeal} decides={decides} />)
          )}
        </div>
      </div>
    </PageFrame>
  );
}
