import { Spin } from 'antd';
import { useEffect } from 'react';
import type { Finding } from '../api/findings.ts';
import { useSay } from '../i18n/language.tsx';
import { useVisibleRows } from './use-visible-rows.ts';
import { VerdictChip } from './verdict-chip.tsx';

interface ReviewListProps {
  readonly findings: readonly Finding[];
  /** Index of the item that is open. */
  readonly at: number;
  readonly onOpen: (id: number) => void;
  readonly more: boolean;
  readonly loading: boolean;
  /** When the end of what is loaded comes into view. */
  readonly onMore: () => void;
}

/** Two lines of words and one of facts; review.css cuts to it. */
const ROW_PX = 76;
const READ_AHEAD_ROWS = 40;

export function ReviewList({ findings, at, onOpen, more, loading, onMore }: ReviewListProps) {
  const t = useSay();
  const { scroller, first, end, bringIntoView } = useVisibleRows<HTMLDivElement>(findings.length, ROW_PX);
  const currentId = findings[at]?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the opened item is brought into view when it changes
  useEffect(() => bringIntoView(at), [currentId, bringIntoView]);
  useEffect(() => {
    if (more && !loading && end > findings.length - READ_AHEAD_ROWS) onMore();
  }, [more, loading, end, findings.length, onMore]);
  return (
    <nav className="panel review-list" aria-label={t('待复核列表', 'Items to review')}>
      <div className="review-list-head">
        <span>
          {t(`最紧要的 ${findings.length} 条`, `${findings.length} most urgent`)}
          {more ? t('，还有更多', ', and more') : ''}
        </span>
        {loading && <Spin size="small" />}
      </div>
      <div ref={scroller} className="review-rows">
        <ol style={{ height: findings.length * ROW_PX }}>
          {findings.slice(first, end).map((finding, i) => (
            <li
              key={finding.id}
              aria-posinset={first + i + 1}
              aria-setsize={more ? -1 : findings.length}
              style={{ transform: `translateY(${(first + i) * ROW_PX}px)`, height: ROW_PX }}
            >
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
        </ol>
      </div>
    </nav>
  );
}
