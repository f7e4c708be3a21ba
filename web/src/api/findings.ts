import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from './client.ts';
import type { WindowPlace } from './places.ts';
import type { components, paths } from './schema.ts';

export type Finding = components['schemas']['Finding'];
export type Run = components['schemas']['Run'];
export type FindingQuery = NonNullable<paths['/api/v1/findings']['get']['parameters']['query']>;
export type FindingDetail = Awaited<ReturnType<typeof fetchFinding>>;

const PAGE = 200;
/** What was measured in a finished run never changes. */
const FOR_EVER = Number.POSITIVE_INFINITY;

export const findingsQuery = (query: FindingQuery) =>
  infiniteQueryOptions({
    queryKey: ['findings', query],
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: { nextCursor?: string }) => last.nextCursor,
    queryFn: ({ pageParam: cursor, signal }) =>
      bodyOf(
        api.GET('/api/v1/findings', {
          params: { query: { ...query, limit: PAGE, ...(cursor !== undefined && { cursor }) } as FindingQuery },
          signal,
        }),
      ),
  });

/** The newest moments at a window that a person has to look at, because no camera judges their clauses. */
export const momentsToCheckQuery = (place: Pick<WindowPlace, 'hall' | 'window'> | undefined) =>
  queryOptions({
    queryKey: ['moments-to-check', place?.hall, place?.window],
    enabled: place !== undefined,
    queryFn: ({ signal }) =>
      bodyOf(
        api.GET('/api/v1/findings', {
          params: {
            query: {
              hall: place!.hall,
              window: [place!.window],
              reason: ['manual-check'],
              limit: PAGE,
            } as FindingQuery,
          },
          signal,
        }),
      ),
  });

const fetchFinding = (id: number, signal?: AbortSignal) =>
  bodyOf(api.GET('/api/v1/findings/{id}', { params: { path: { id } }, ...(signal !== undefined && { signal }) }));

export const findingQuery = (id: number) =>
  queryOptions({ queryKey: ['finding', id], queryFn: ({ signal }) => fetchFinding(id, signal) });

/** Landmarks and curves of an interval of presentation time. */
export const measurementsQuery = (runId: number, interval: { readonly startMs: number; readonly endMs: number }) =>
  queryOptions({
    queryKey: ['measurements', runId, interval.startMs, interval.endMs],
    staleTime: FOR_EVER,
    queryFn: ({ signal }) =>
      bodyOf(
        api.GET('/api/v1/runs/{id}/measurements', {
          params: { path: { id: runId }, query: { from: interval.startMs, to: interval.endMs } },
          signal,
        }),
      ),
  });
