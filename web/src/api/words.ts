import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from './client.ts';

/** What the clerks of a recording said, as far as it was written down. */
export const wordsQuery = (runId: number) =>
  queryOptions({
    queryKey: ['words', runId],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/runs/{id}/words', { params: { path: { id: runId } }, signal })),
  });
