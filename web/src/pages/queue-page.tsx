import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Empty, Skeleton } from 'antd';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { findingQuery, findingsQuery } from '../api/findings.ts';
import { useSay } from '../i18n/language.tsx';
import { useShortcuts } from '../keyboard/shortcuts.tsx';
import { PageFrame } from '../layout/page-frame.tsx';
import { EvidencePlayer } from '../review/evidence-player.tsx';
import { ExportMenu } from '../review/export-menu.tsx';
import { FilterBar } from '../review/filter-bar.tsx';
import { FindingFacts, FindingHead } from '../review/finding-facts.tsx';
import { JudgePanel } from '../review/judge-panel.tsx';
import { exportQueryOf, queryOf, readFilter, writeFilter } from '../review/queue-filter.ts';
import { ReviewList } from '../review/review-list.tsx';
import { useClipAhead } from '../review/use-clip-ahead.ts';
import { useJudging } from '../review/use-judging.ts';
import { useLeases } from '../review/use-leases.ts';

/** So many items before the end of what is loaded, the next page is fetched. */
const READ_AHEAD = 10;

/** What waits for a person's decision; the next item opens at once, its clip already fetched. */
export function QueuePage() {
  const t = useSay();
  const [address, setAddress] = useSearchParams();
  const filter = useMemo(() => readFilter(address), [address]);
  const query = useMemo(() => queryOf(filter), [filter]);
  const pages = useInfiniteQuery(findingsQuery(query));
  const findings = useMemo(() => pages.data?.pages.flatMap((page) => page.findings) ?? [], [pages.data]);
  const [chosenId, setChosenId] = useState<number>();
  const [withoutPicture, setWithoutPicture] = useState<ReadonlySet<number>>(new Set());
  const judging = useJudging();
  const waiting = useMemo(() => findings.filter((finding) => !judging.done.has(finding.id)), [findings, judging.done]);
  const at = Math.max(
    0,
    waiting.findIndex((finding) => finding.id === chosenId),
  );
  const current = waiting[at];
  const currentId = current?.id;
  const { data: detail } = useQuery({ ...findingQuery(currentId ?? 0), enabled: currentId !== undefined });

  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && at > waiting.length - READ_AHEAD) void fetchNextPage();
  }, [at, waiting.length, hasNextPage, isFetchingNextPage, fetchNextPage]);

  const nextId = waiting[at + 1]?.id;
  const { data: nextDetail } = useQuery({ ...findingQuery(nextId ?? 0), enabled: nextId !== undefined });
  const mayShow = useLeases([currentId, nextId], judging.leave);
  useClipAhead(waiting[at + 2]?.id);

  const go = useCallback((by: number) => setChosenId(waiting[at + by]?.id ?? currentId), [waiting, at, currentId]);
  useShortcuts(t('列表', 'List'), [
    { keys: ['j', 'ArrowDown'], label: t('下一条', 'Next item'), run: () => go(1) },
    { keys: ['k', 'ArrowUp'], label: t('上一条', 'Previous item'), run: () => go(-1) },
  ]);

  return (
    <PageFrame
      title={t('待办复核', 'Review queue')}
      tools={
        <>
          <FilterBar
            filter={filter}
            onChange={(next) => {
              setAddress(writeFilter(next), { replace: true });
              setChosenId(undefined);
            }}
          />
          <ExportMenu query={exportQueryOf(query)} detail={detail} />
        </>
      }
    >
      {pages.isPending ? (
        <Skeleton active />
      ) : (
        <div className="review">
          <ReviewList
            findings={waiting}
            at={at}
            onOpen={setChosenId}
            more={hasNextPage}
            loading={isFetchingNextPage}
            onMore={fetchNextPage}
          />
          {current === undefined ? (
            <Empty
              className="panel panel-pad review-empty"
              description={t('没有待复核的判定', 'Nothing waits for review')}
            />
          ) : detail === undefined || !mayShow.has(current.id) ? (
            <Skeleton active className="panel panel-pad" />
          ) : (
            <>
              {[detail, nextDetail].map(
                (each) =>
                  each !== undefined && (
                    <EvidencePlayer
                      key={each.finding.id}
                      detail={each}
                      waiting={each.finding.id !== current.id}
                      onMissing={() => setWithoutPicture((ids) => new Set([...ids, each.finding.id]))}
                    />
                  ),
              )}
              <div className="stack">
                <FindingHead detail={detail} />
                <JudgePanel
                  key={detail.finding.id}
                  finding={detail.finding}
                  hasPicture={!withoutPicture.has(detail.finding.id)}
                  check={detail.clause?.judgement.automatic ? detail.clause.judgement.check : undefined}
                  onJudge={(judgement) => {
                    judging.judge(detail.finding, judgement);
                    setChosenId(nextId ?? waiting[at - 1]?.id);
                  }}
                  onUndo={judging.canUndo ? () => judging.undo(setChosenId) : undefined}
                />
                <FindingFacts detail={detail} />
              </div>
            </>
          )}
        </div>
      )}
    </PageFrame>
  );
}
