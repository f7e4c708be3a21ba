import type { QueryClient } from '@tanstack/react-query';
import { dayEnd, dayStart } from '../../../src/contract/hall-time.ts';
import { findingsQuery } from '../api/findings.ts';
import { timelineQuery } from '../api/timeline.ts';
import { queryOf, readFilter } from '../review/queue-filter.ts';

/** Asks for what the page of the address will show while the site itself still starts: that takes as long again. */
export function prefetchPage(queries: QueryClient, { pathname, searchParams }: URL): void {
  if (pathname === '/queue') void queries.prefetchInfiniteQuery(findingsQuery(queryOf(readFilter(searchParams))));
  const [window, from, to] = ['window', 'from', 'to'].map((key) => searchParams.get(key));
  if (pathname === '/timeline' && window && from && to)
    void queries.prefetchQuery(timelineQuery(Number(window), dayStart(from), dayEnd(to)));
}
