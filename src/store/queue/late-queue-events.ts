import { MINUTE_MS } from '../../contract/durations.ts';
import type { EpochMilliseconds, Milliseconds } from '../../core/units.ts';
import type { Period } from '../runs/entries.ts';
import type { OnRunCommitted } from '../runs/on-run-committed.ts';
import { requestReevaluation } from '../runs/reevaluations.ts';
import type { Writing } from '../schema.ts';
import { QUEUE_AFTER_MS, QUEUE_BEFORE_MS } from './queue-record.ts';

/** Clocks that lie further apart are set in the settings; it only costs a look that finds nothing. */
const CLOCKS_APART_MS: Milliseconds = 15 * MINUTE_MS;

/**
 * For queue events of these times, by the cameras' clock, that were just stored: where recordings of then have been judged,
 * they are judged again. The window is locked as by whoever stores a run, so that one of the two sees the other's.
 */
export async function reevaluateAfterQueueEvents(
  writing: Writing,
  windowId: number,
  reported: Period,
  by: { readonly actor: string; readonly now: EpochMilliseconds },
): Promise<void> {
  await writing
    .updateTable('windows')
    .set((eb) => ({ code: eb.ref('code') }))
    .where('id', '=', windowId)
    .execute();
  const period = { from: reported.from - QUEUE_AFTER_MS, to: reported.to + QUEUE_BEFORE_MS };
  const run = await writing
    .selectFrom('runs')
    .select('id')
    .where('window_id', '=', windowId)
    .where('status', '=', 'current')
    .where('ended_at', '>', period.from)
    .where('started_at', '<', period.to)
    .limit(1)
    .executeTakeFirst();
  if (run !== undefined)
    await requestReevaluation(writing, { cause: 'queue-events', windowId, ...period }, by.actor, by.now);
}

/** For a run that was judged without the calling system, though that had reported of its time before. */
export const reevaluateWithQueueEvents: OnRunCommitted = async (writing, { windowId, run }, now) => {
  const { startedAt, footage, engine } = run;
  if (startedAt === undefined || engine.settings.queue !== undefined) return;
  const [from, to] = [startedAt, startedAt + footage.durationMs];
  const event = await writing
    .selectFrom('queue_events')
    .select('id')
    .where('window_id', '=', windowId)
    .where('at', '>=', from - QUEUE_BEFORE_MS - CLOCKS_APART_MS)
    .where('at', '<', to + QUEUE_AFTER_MS + CLOCKS_APART_MS)
    .limit(1)
    .executeTakeFirst();
  if (event !== undefined)
    await requestReevaluation(writing, { cause: 'queue-events', windowId, from, to }, 'system', now);
};
