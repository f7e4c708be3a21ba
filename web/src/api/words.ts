import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { dayEnd, dayStart } from '../../../src/contract/hall-time.ts';
import { rfc3339 } from '../time/hall-clock.ts';
import { api, bodyOf } from './client.ts';

/** What the clerks of a recording said, as far as it was written down. */
export const wordsQuery = (runId: number) =>
  queryOptions({
    queryKey: ['words', runId],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/runs/{id}/words', { params: { path: { id: runId } }, signal })),
  });

export type WindowWords = Awaited<ReturnType<typeof fetchWindowWords>>;

const fetchWindowWords = (windowId: number, fromMs: number, toMs: number, signal?: AbortSignal) =>
  bodyOf(
    api.GET('/api/v1/windows/{id}/words', {
      params: { path: { id: windowId }, query: { from: rfc3339(fromMs), to: rfc3339(toMs) } },
      ...(signal !== undefined && { signal }),
    }),
  );

/** What the clerks of a window said in the time of its timeline. */
export const windowWordsQuery = (windowId: number, fromMs: number, toMs: number) =>
  queryOptions({
    queryKey: ['window-words', windowId, fromMs, toMs],
    queryFn: ({ signal }) => fetchWindowWords(windowId, fromMs, toMs, signal),
  });

/** What is looked for; days are the hall's, and both are included. */
export interface WordsFilter {
  /** Holds a Chinese character. */
  readonly q: string;
  readonly hall?: string;
  readonly window?: string;
  readonly fromDay?: string;
  readonly toDay?: string;
}

const PAGE = 50;

/** Clerks’ lines that sound like something, newest first. */
export const foundWordsQuery = ({ fromDay, toDay, ...same }: WordsFilter) =>
  infiniteQueryOptions({
    queryKey: ['found-words', fromDay, toDay, same],
    enabled: /\p{Script=Han}/u.test(same.q),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: { nextCursor?: string }) => last.nextCursor,
    queryFn: ({ pageParam: cursor, signal }) => {
      const query = {
        ...same,
        limit: PAGE,
        ...(fromDay !== undefined && { from: rfc3339(dayStart(fromDay)) }),
        ...(toDay !== undefined && { to: rfc3339(dayEnd(toDay)) }),
        ...(cursor !== undefined && { cursor }),
      };
      return bodyOf(api.GET('/api/v1/words', { params: { query: query as { q: string } }, signal }));
    },
  });
