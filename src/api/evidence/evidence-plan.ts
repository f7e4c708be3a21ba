import type { z } from 'zod';
import type { Interval } from '../../core/interval.ts';
import { clipInterval, stillMoment } from '../../reports/evidence/evidence-plan.ts';
import type { RunRecord } from '../../store/runs/runs.ts';
import type { StoredEvent, StoredFinding } from '../../store/runs/stored-timeline.ts';
import type { evidenceSchema } from '../findings/finding-schemas.ts';
import { geometryView } from '../places/camera-view.ts';

/** The interval of a finding's clip, with what came before and after, in the presentation time of its run's footage. */
export const clipOf = ({ evidence }: StoredFinding, { footage }: Pick<RunRecord, 'footage'>): Interval =>
  clipInterval(evidence, { startMs: footage.startMs, endMs: footage.startMs + footage.durationMs });

/** Where to look, and the addresses of what is cut on request. */
export function evidencePlan(
  finding: StoredFinding,
  run: Pick<RunRecord, 'id' | 'footage' | 'camera' | 'picture'>,
  events: readonly StoredEvent[],
): z.infer<typeof evidenceSchema> {
  const interval = clipOf(finding, run);
  const here = `/api/v1/findings/${finding.id}`;
  return {
    still: `${here}/still`,
    stillMs: stillMoment(finding, { events }),
    clip: `${here}/clip`,
    clipInterval: interval,
    measurements: `/api/v1/runs/${run.id}/measurements?from=${interval.startMs}&to=${interval.endMs}`,
    picture: run.picture,
    camera: geometryView(run.camera),
  };
}
