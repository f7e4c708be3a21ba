import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import { type FindingDetail, measurementsQuery } from '../api/findings.ts';
import { camerasQuery } from '../api/places.ts';
import { useSay } from '../i18n/language.tsx';
import { ClipPlayer } from '../player/clip-player.tsx';
import type { OverlayFrame, Zone } from '../player/measurements.ts';
import { curvesOfClause } from './curves-of-clause.ts';

/** For recordings that do not tell their rate. */
const USUAL_FPS = 25;
const NO_FRAMES: readonly OverlayFrame[] = [];
const ZONE_NAMES = ['clerk', 'citizen', 'handover'] as const;

/** The clip of a finding with what was measured in it. */
export function EvidencePlayer({ detail }: { readonly detail: FindingDetail }) {
  const t = useSay();
  const { finding, evidence, run, clause } = detail;
  const { data: measurements, isPending } = useQuery(measurementsQuery(run.id, evidence.clipInterval));
  const { data: cameras } = useQuery(camerasQuery);
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
  const frames = useMemo(
    () =>
      measurements?.frames.map(
        ({ tMs, people }): OverlayFrame => ({
          tMs,
          people: people.map(({ person, role, pose, leftHand, rightHand }) => ({
            trackId: person,
            role,
            pose,
            hands: [leftHand, rightHand].flatMap((hand) => (hand.available ? [hand.points] : [])),
          })),
        }),
      ) ?? NO_FRAMES,
    [measurements],
  );
  const zones = useMemo(() => {
    const geometry = cameras?.cameras.find((camera) => camera.windowId === finding.windowId)?.geometry;
    return ZONE_NAMES.flatMap((name): Zone[] => {
      const corners = geometry?.zones[name];
      return corners === undefined ? [] : [{ name, points: corners.map(({ x, y }) => [x, y] as const) }];
    });
  }, [cameras, finding.windowId]);
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
    <div className="panel panel-pad">
      <ClipPlayer
        clip={clip}
        event={finding.evidence}
        picture={evidence.picture}
        frames={frames}
        zones={zones}
        curves={curves}
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
