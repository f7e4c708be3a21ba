import { plainError } from '../core/plain-error.ts';
import type { NetRecord } from '../inference/model-set.ts';
import type { SegmentListener } from './segmented-timeline.ts';
import type { StreamId } from './stream-spec.ts';
import type { StreamReport } from './worker-messages.ts';

/** Turns what becomes of a stream's readings into reports. */
export const segmentReports = (
  stream: StreamId,
  nets: readonly NetRecord[],
  send: (report: StreamReport) => void,
): SegmentListener => ({
  began: (segment) => send({ kind: 'began', stream, ...segment }),
  packed: (block) => send({ kind: 'packed', stream, block }),
  interpreted: (update, feed, picture, cpuMs) => send({ kind: 'interpreted', stream, update, feed, picture, cpuMs }),
  ended(segment, endMs) {
    const { readings: _, ...run } = segment.toRun(endMs, nets);
    send({ kind: 'ended', stream, run, block: segment.lastBlock() });
  },
  internalError: (error) => send({ kind: 'internal-error', stream, error: plainError(error) }),
});
