import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useCallback, useRef, useState } from 'react';
import { type Finding, findingQuery } from '../api/findings.ts';
import { isPassing, isProblem } from '../api/problem.ts';
import { recordReview, undoReview } from '../api/reviews.ts';
import { useSay } from '../i18n/language.tsx';
import type { Judgement } from './judge-panel.tsx';

interface Judging {
  /** Findings that need not be shown any more: judged here, or in somebody else's hands. */
  readonly done: ReadonlySet<number>;
  readonly canUndo: boolean;
  readonly judge: (finding: Finding, judgement: Judgement) => void;
  readonly undo: (open: (id: number) => void) => void;
  readonly leave: (id: number) => void;
}

interface Recorded {
  readonly findingId: number;
  /** Undefined where the service refused. */
  readonly reviewId: Promise<number | undefined>;
}

const RETRY_MS = 2000;

/** Reviews go to the service while the next item is already shown; what the service refuses comes back. */
export function useJudging(): Judging {
  const t = useSay();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [done, setDone] = useState<ReadonlySet<number>>(new Set());
  const [canUndo, setCanUndo] = useState(false);
  const recorded = useRef<Recorded[]>([]);

  const leave = useCallback((id: number) => setDone((ids) => new Set(ids).add(id)), []);
  const comeBack = useCallback((id: number) => setDone((ids) => new Set([...ids].filter((each) => each !== id))), []);
  const judge = useCallback(
    (finding: Finding, { action, reason, note }: Judgement) => {
      leave(finding.id);
      const body = { action, reason, note, version: finding.review.version, secondOpinion: false };
      const reviewId = retryUntilAnswered(() => recordReview(finding.id, body)).then(
        ({ review }) => review.id,
        (error: unknown) => {
          if (isProblem(error, 'LIYI_CONFLICT')) {
            void message.info(t('这一条刚被别人复核，已跳过', 'Somebody else has just reviewed this one: skipped'));
          } else {
            comeBack(finding.id);
            void message.error(error instanceof Error ? error.message : String(error));
          }
          return undefined;
        },
      );
      recorded.current.push({ findingId: finding.id, reviewId });
      setCanUndo(true);
    },
    [t, message, leave, comeBack],
  );
  const undo = useCallback(
    (open: (id: number) => void) => {
      const last = recorded.current.pop();
      setCanUndo(recorded.current.length > 0);
      if (last === undefined) return;
      void last.reviewId
        .then((reviewId) => (reviewId === undefined ? undefined : retryUntilAnswered(() => undoReview(reviewId))))
        .then(async () => {
          await queries.invalidateQueries({ queryKey: findingQuery(last.findingId).queryKey });
          comeBack(last.findingId);
          open(last.findingId);
        })
        .catch((error: unknown) => void message.error(error instanceof Error ? error.message : String(error)));
    },
    [queries, message, comeBack],
  );
  return { done, canUndo, judge, undo, leave };
}

/** While the service is gone, nothing is given up: a review is sent again until it is answered. */
async function retryUntilAnswered<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!isPassing(error)) throw error;
      await new Promise((resume) => setTimeout(resume, RETRY_MS));
    }
  }
}
