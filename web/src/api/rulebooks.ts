import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from './client.ts';
import type { components } from './schema.ts';

export type Rulebook = components['schemas']['Rulebook'];
export type Clause = components['schemas']['Clause'];

const FRESH_MS = 300_000;

export const rulebooksQuery = queryOptions({
  queryKey: ['rulebooks'],
  staleTime: FRESH_MS,
  queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/rulebooks', { signal })),
});

export const clausesQuery = (rulebook: string) =>
  queryOptions({
    queryKey: ['rulebooks', rulebook, 'clauses'],
    staleTime: FRESH_MS,
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/api/v1/rulebooks/{rulebook}/clauses', { params: { path: { rulebook } }, signal })),
  });
