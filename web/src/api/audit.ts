import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { dayEnd, dayStart } from '../../../src/contract/hall-time.ts';
import { rfc3339 } from '../time/hall-clock.ts';
import { api, bodyOf } from './client.ts';
import type { components, paths } from './schema.ts';

export type AuditEntry = components['schemas']['AuditEntry'];
type AuditQuery = NonNullable<paths['/api/v1/audit']['get']['parameters']['query']>;

/** As the address has it; days are the hall's, and both are included. */
export interface AuditFilter {
  readonly actor?: string;
  readonly action?: string;
  readonly subject?: string;
  readonly text?: string;
  readonly hall?: string;
  readonly fromDay?: string;
  readonly toDay?: string;
}

export const AUDIT_FILTER_KEYS = ['actor', 'action', 'subject', 'text', 'hall', 'fromDay', 'toDay'] as const;
const PAGE = 100;

function queryOf({ fromDay, toDay, ...same }: AuditFilter): AuditQuery {
  return {
    ...same,
    ...(fromDay !== undefined && { from: rfc3339(dayStart(fromDay)) }),
    ...(toDay !== undefined && { to: rfc3339(dayEnd(toDay)) }),
  };
}

export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit', filter],
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: { nextCursor?: string }) => last.nextCursor,
    queryFn: ({ pageParam: cursor, signal }) => {
      const query = { ...queryOf(filter), limit: PAGE, ...(cursor !== undefined && { cursor }) };
      return bodyOf(api.GET('/api/v1/audit', { params: { query: query as AuditQuery }, signal }));
    },
  });

export const auditVerificationQuery = queryOptions({
  queryKey: ['audit', 'verification'],
  enabled: false,
  queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/audit/verification', { signal })),
});
