import { useQuery } from '@tanstack/react-query';
import { Result, Skeleton } from 'antd';
import { useParams } from 'react-router';
import { findingQuery } from '../api/findings.ts';
import { useSay } from '../i18n/language.tsx';
import { PageFrame } from '../layout/page-frame.tsx';
import { EvidencePlayer } from '../review/evidence-player.tsx';
import { ExportMenu } from '../review/export-menu.tsx';
import { FindingFacts, FindingHead } from '../review/finding-facts.tsx';

/** One finding, opened from the timeline, the dashboard or a link. */
export function FindingPage() {
  const t = useSay();
  const id = Number(useParams().id);
  const { data: detail, error } = useQuery(findingQuery(id));
  return (
    <PageFrame title={t('判定', 'Finding')} tools={<ExportMenu detail={detail} />}>
      {error !== null ? (
        <Result status="404" title={t('没有这条判定，或没有查看权限', 'No such finding, or it is not open to you')} />
      ) : detail === undefined ? (
        <Skeleton active />
      ) : (
        <div className="review review-one">
          <EvidencePlayer detail={detail} />
          <div className="stack">
            <FindingHead detail={detail} />
            <FindingFacts detail={detail} />
          </div>
        </div>
      )}
    </PageFrame>
  );
}
