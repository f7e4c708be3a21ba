import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from './client.ts';

/** Clerks come and go rarely. */
const FRESH_MS = 300_000;

export const staffNumbersQuery = queryOptions({
  queryKey: ['staff-numbers'],
  staleTime: FRESH_MS,
  queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff-numbers', { signal })),
});
