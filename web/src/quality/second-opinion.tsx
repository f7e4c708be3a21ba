import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Skeleton } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '../api/client.ts';
import { findingQuery } from '../api/findings.ts';
import { recordReview } from '../api/reviews.ts';
import { useSay } from '../i18n/language.tsx';
import { EvidencePlayer } from '../review/evidence-player.tsx';
import { FindingHead } from '../review/finding-facts.tsx';
import { type Judgement, JudgePanel } from '../review/judge-panel.tsx';

/** A finding that a colleague has judged, without what was said: the second verdict measures agreement. */
export function SecondOpinion() {
  const t = useSay();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [withoutPicture, setWithoutPicture] = useState<number>();
  const [id, setId] = useState<number>();
  const { data: detail } = useQuery({ ...findingQuery(id ?? 0), enabled: id !== undefined });
  const draw = useMutation({
    mutationFn: () =>
      bodyOf(
        api.POST('/api/v1/review-queue/next', {
          body: { verdict: ['met', 'not-met', 'needs-review'], secondOpinion: true },
        }),
      ),
    onSuccess: ({ finding }) => {
      setId(finding?.id);
      if (finding === undefined)
        void message.info(
          t('没有可抽查的判定（要先有同事复核过的）', 'Nothing to draw: a colleague must have judged first'),
        );
    },
    onError: (error) => void message.error(error.message),
  });
  const judge = useMutation({
    mutationFn: (judgement: Judgement) =>
      recordReview(detail!.finding.id, {
        ...judgement,
        ...{ version: detail!.finding.review.version, secondOpinion: true },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['review-quality'] });
      draw.mutate();
    },
    onError: (error) => void message.error(error.message),
  });
  return (
    <section className="stack">
      <div className="row">
        <Button type="primary" loading={draw.isPending} onClick={() => draw.mutate()}>
          {t('抽一条盲评', 'Draw one for a second opinion')}
        </Button>
        <span className="muted">
          {t('同事判过的，不显示他的结论', 'Judged by a colleague; the verdict is not shown')}
        </span>
      </div>
      {id !== undefined &&
        (detail === undefined ? (
          <Skeleton active />
        ) : (
          <div className="review review-one">
            <EvidencePlayer detail={detail} onMissing={() => setWithoutPicture(detail.finding.id)} />
            <div className="stack">
              <FindingHead detail={detail} />
              <JudgePanel
                key={detail.finding.id}
                finding={detail.finding}
                hasPicture={withoutPicture !== detail.finding.id}
                check={detail.clause?.judgement.automatic ? detail.clause.judgement.check : undefined}
                onJudge={(judgement) => judge.mutate(judgement)}
                onUndo={undefined}
              />
            </div>
          </div>
        ))}
    </section>
  );
}
