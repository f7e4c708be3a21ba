import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from './client.ts';

/** By whom one may sign in instead of by a password. */
export const providersQuery = queryOptions({
  queryKey: ['providers'],
  queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/session/providers', { signal })),
  staleTime: Number.POSITIVE_INFINITY,
});
