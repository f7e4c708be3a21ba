import { dayEnd, dayStart } from '../../../src/contract/hall-time.ts';
import type { paths } from '../api/schema.ts';
import { rfc3339 } from '../time/hall-clock.ts';

type FindingQuery = NonNullable<paths['/api/v1/findings']['get']['parameters']['query']>;

/** In the address of the queue, in this order. */
const KEYS = [
  'hall',
  'window',
  'staffNumber',
  'rulebook',
  'clause',
  'verdict',
  'review',
  'nearMiss',
  'fromDay',
  'toDay',
  'timeFrom',
  'timeTo',
  'weekday',
] as const;

/** What the address of the queue says; days and times of day are the hall's, and both days are included. */
export type QueueFilter = { readonly [K in (typeof KEYS)[number]]?: string };

/** Undefined takes a part away. */
export type FilterChanges = { readonly [K in keyof QueueFilter]: QueueFilter[K] | undefined };

/** What waits for a person: judged against the clerk, or left open by the machine. */
const WAITING_VERDICTS: readonly Verdict[] = ['not-met', 'needs-review'];
type Verdict = NonNullable<FindingQuery['verdict']>[number];
type ReviewStatus = NonNullable<FindingQuery['review']>[number];

export const readFilter = (address: URLSearchParams): QueueFilter =>
  Object.fromEntries(KEYS.flatMap((key) => (address.get(key) ? [[key, address.get(key)!]] : [])));

export function writeFilter(filter: QueueFilter): Record<string, string> {
  return Object.fromEntries(KEYS.flatMap((key) => (filter[key] ? [[key, filter[key]]] : [])));
}

export function queryOf(filter: QueueFilter): FindingQuery {
  const { fromDay, toDay, nearMiss, verdict, review, window, weekday, ...same } = filter;
  return {
    ...same,
    order: 'urgency',
    ...(window !== undefined && { window: [window] }),
    // What people wrote into the address is checked by the service, which says what is wrong with it.
    verdict: (verdict?.split(',') ?? WAITING_VERDICTS) as Verdict[],
    review: (review?.split(',') ?? ['open']) as ReviewStatus[],
    ...(nearMiss === 'true' && { nearMiss }),
    ...(weekday !== undefined && { weekday: Number(weekday) }),
    ...(fromDay !== undefined && { from: rfc3339(dayStart(fromDay)) }),
    ...(toDay !== undefined && { to: rfc3339(dayEnd(toDay)) }),
  };
}

/** The same findings, one for each act, for the address of an export; the order of a file is its own. */
export function exportQueryOf({ order: _, ...query }: FindingQuery): URLSearchParams {
  const given = Object.entries({ ...query, acts: query.clause === undefined || undefined }).filter(
    ([, value]) => value !== undefined,
  );
  return new URLSearchParams(Object.fromEntries(given.map(([key, value]) => [key, String(value)])));
}
