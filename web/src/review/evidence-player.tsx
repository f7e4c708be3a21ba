import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import { type FindingDetail, measurementsQuery } from '../api/findings.ts';
import { wordsQuery } from '../api/words.ts';
import { useSay } from '../i18n/language.tsx';
import { ClipPlayer } from '../player/clip-player.tsx';
import type { SideView } from '../player/following-picture.tsx';
import { overlayFrames, zonesOf } from '../player/stored-overlay.ts';
import { useSideViews } from '../player/use-side-views.ts';
import { curvesOfClause } from './curves-of-clause.ts';

/** For recordings that do not tell their rate. */
const USUAL_FPS = 25;
const NO_VIEWS: readonly SideView[] = [];

interface EvidencePlayerProps {
  readonly detail: FindingDetail;
  /** Made ready behind the one that is shown. */
  readonly waiting?: boolean;
  /** Told when the clip turns out not to be there. */
  readonly onMissing?: (() => void) | undefined;
}

/** The clip of a finding with what was measured in it. */
export function EvidencePlayer({ detail, waiting = false, onMissing }: EvidencePlayerProps) {
  const t = useSay();
  const { finding, evidence, run, clause } = detail;
  const { data: measurements, isPending } = useQuery(measurementsQuery(run.id, evidence.clipInterval));
  const { data: words } = useQuery(wordsQuery(run.id));
  const { views, show } = useSideViews(finding.id);
  const [all, setAll] = useState(false);

  const clip = useMemo(
    () => ({
      src: evidence.clip,
      startMs: evidence.clipInterval.startMs,
      endMs: evidence.clipInterval.endMs,
      frameMs: 1000 / (run.recording.fps ?? USUAL_FPS),
    }),
    [evidence, run],
  );
  const frames = useMemo(() => overlayFrames(measurements), [measurements]);
  const zones = useMemo(() => zonesOf(evidence.camera), [evidence]);
  const lines = useMemo(
    () => (words?.lines ?? []).filter(({ startMs, endMs }) => endMs >= clip.startMs && startMs <= clip.endMs),
    [words, clip],
  );
  const curves = useMemo(() => {
    if (measurements === undefined) return [];
    const check = clause?.judgement.automatic ? clause.judgement.check : undefined;
    const titled = curvesOfClause(measurements, check, finding.threshold);
    const decisive = titled.filter((curve) => curve.decisive);
    return (all || decisive.length === 0 ? titled : decisive).map((curve) => ({
      ...curve,
      title: t.of(curve.title),
    }));
  }, [measurements, clause, finding.threshold, all, t]);

  return (
    <div className={waiting ? 'panel panel-pad evidence evidence-waiting' : 'panel panel-pad evidence'} inert={waiting}>
      <ClipPlayer
        clip={clip}
        event={finding.evidence}
        picture={evidence.picture}
        frames={frames}
        zones={zones}
        lines={lines}
        sound={measurements?.sound}
        curves={curves}
        beside={waiting ? NO_VIEWS : views}
        onBeside={show}
        waiting={waiting}
        onMissing={onMissing}
      />
      {isPending ? (
        <Skeleton active paragraph={{ rows: 2 }} title={false} />
      ) : (
        <button type="button" className="link curve-more" onClick={() => setAll((shown) => !shown)}>
          {all ? t('只看相关曲线', 'Only the deciding curve') : t('显示全部曲线', 'Show all curves')}
        </button>
      )}
    </div>
  );
}
