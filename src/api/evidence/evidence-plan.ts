import type { z } from 'zod';
import { deliveredSize } from '../../media/decode.ts';
import { clipInterval, stillMoment } from '../../reports/evidence/evidence-plan.ts';
import type { RunRecord } from '../../timeline/runs.ts';
import type { StoredEvent, StoredFinding } from '../../timeline/stored-timeline.ts';
import type { evidenceSchema } from '../findings/finding-schemas.ts';

/** Where to look, and the addresses of what is cut when somebody asks for it. */
export function evidencePlan(
  finding: StoredFinding,
  run: Pick<RunRecord, 'id' | 'footage'>,
  events: readonly StoredEvent[],
): z.infer<typeof evidenceSchema> {
  const { startMs, durationMs } = run.footage;
  const interval = clipInterval(finding.evidence, { startMs, endMs: startMs + durationMs });
  const here = `/api/v1/findings/${finding.id}`;
  return {
    still: `${here}/still`,
    stillMs: stillMoment(finding, { events }),
    clip: `${here}/clip`,
    clipInterval: interval,
    measurements: `/api/v1/runs/${run.id}/measurements?from=${interval.startMs}&to=${interval.endMs}`,
    picture: deliveredSize(run.footage),
  };
}
