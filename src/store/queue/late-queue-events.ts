import { MINUTE_MS } from '../../contract/durations.ts';
import type { EpochMilliseconds, Milliseconds } from '../../core/units.ts';
import type { Period } from '../runs/entries.ts';
import type { OnRunCommitted } from '../runs/on-run-committed.ts';
import { requestReevaluation } from '../runs/reevaluations.ts';
import type { Writing } from '../schema.ts';
import { QUEUE_AFTER_MS, QUEUE_BEFORE_MS } from './queue-record.ts';

/**
 * Largest difference between the clocks that is assumed here; a wrong guess only costs a reevaluation without changes.
 */
const CLOCKS_APART_MS: Milliseconds = 15 * MINUTE_MS;

/**
 * Requests a reevaluation where recordings of these times have been judged before their queue events were stored. The
 * window is locked, as it is when a run is stored, so that one of the two sees the other's.
 * @param reported times of the new events, by the cameras' clock
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

/** Requests a reevaluation of a run that was judged without queue events although there were some. */
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
