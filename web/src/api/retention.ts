import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from './client.ts';
import type { components } from './schema.ts';

export type RetentionRule = components['schemas']['RetentionRule'];
export type RetentionHold = components['schemas']['RetentionHold'];
export type RetentionKind = RetentionRule['kind'];

/** With what would be due, were these days to hold. */
export const retentionQuery = (tried: Readonly<Partial<Record<RetentionKind, number>>>) =>
  queryOptions({
    queryKey: ['retention', tried],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/retention', { params: { query: tried }, signal })),
  });

export const setRetention = (kind: RetentionKind, days: number) =>
  bodyOf(api.PUT('/api/v1/retention/{kind}', { params: { path: { kind } }, body: { days } }));
