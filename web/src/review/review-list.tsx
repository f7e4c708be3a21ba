import { Button, Spin } from 'antd';
import { useEffect, useRef } from 'react';
import type { Finding } from '../api/findings.ts';
import { useSay } from '../i18n/language.tsx';
import { VerdictChip } from './verdict-chip.tsx';

interface ReviewListProps {
  readonly findings: readonly Finding[];
  readonly currentId: number | undefined;
  readonly onOpen: (id: number) => void;
  readonly more: boolean;
  readonly loading: boolean;
  readonly onMore: () => void;
}

export function ReviewList({ findings, currentId, onOpen, more, loading, onMore }: ReviewListProps) {
  const t = useSay();
  const list = useRef<HTMLOListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the opened item is brought into view when it changes
  useEffect(() => {
    list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [currentId]);
  return (
    <nav className="panel review-list" aria-label={t('待复核列表', 'Items to review')}>
      <div className="review-list-head">
        <span>
          {t(`已载入 ${findings.length} 条`, `${findings.length} loaded`)}
          {more ? '+' : ''}
        </span>
        {loading && <Spin size="small" />}
      </div>
      <ol ref={list}>
        {findings.map((finding) => (
          <li key={finding.id}>
            <button type="button" aria-current={finding.id === currentId} onClick={() => onOpen(finding.id)}>
              <span className="item-title">{t.of(finding.clauseWording)}</span>
              <span className="item-meta">
                <VerdictChip verdict={finding.review.verdict ?? finding.verdict} />
                <span className="numeric">
                  {finding.window} · {finding.startAt?.slice(5, 16).replace('T', ' ') ?? t('无时刻', 'no time')}
                </span>
              </span>
            </button>
          </li>
        ))}
        {more && (
          <li>
            <Button type="link" block onClick={onMore} loading={loading}>
              {t('载入更多', 'Load more')}
            </Button>
          </li>
        )}
      </ol>
    </nav>
  );
}
