import type { z } from 'zod';
import { durationMs, gapsBetween, type Interval } from '../../core/interval.ts';
import type { Milliseconds } from '../../core/units.ts';
import { clipInterval, stillMoment } from '../../reports/evidence/evidence-plan.ts';
import { gapsOf } from '../../store/runs/run-gaps.ts';
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
  run: Pick<RunRecord, 'id' | 'footage' | 'camera' | 'picture' | 'completeness' | 'decoding'>,
  events: readonly StoredEvent[],
): z.infer<typeof evidenceSchema> {
  const interval = clipOf(finding, run);
  const here = `/api/v1/findings/${finding.id}`;
  return {
    still: `${here}/still`,
    stillMs: stillMoment(finding, { events }, gapsOf(run)),
    clip: `${here}/clip`,
    clipInterval: interval,
    measurements: `/api/v1/runs/${run.id}/measurements?from=${interval.startMs}&to=${interval.endMs}`,
    picture: run.picture,
    camera: geometryView(run.camera),
  };
}

/** A moment in the middle of the longest stretch that has pictures. */
export function middleOfPictures(run: Pick<RunRecord, 'footage' | 'completeness' | 'decoding'>): Milliseconds {
  const { startMs, durationMs: lengthMs } = run.footage;
  const footage = { startMs, endMs: startMs + lengthMs };
  const [longest = footage] = gapsBetween(gapsOf(run), footage).toSorted((a, b) => durationMs(b) - durationMs(a));
  return Math.round((longest.startMs + longest.endMs) / 2);
}
