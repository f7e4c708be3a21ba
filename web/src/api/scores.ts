import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from './client.ts';
import type { components, paths } from './schema.ts';

export type Score = components['schemas']['Score'];
export type ScoreGroup = components['schemas']['ScoreGroup'];
export type Period = NonNullable<paths['/api/v1/dashboard']['get']['parameters']['query']>;
type ScoreQuery = paths['/api/v1/scores']['get']['parameters']['query'];

export const dashboardQuery = (period: Period) =>
  queryOptions({
    queryKey: ['dashboard', period],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/dashboard', { params: { query: period }, signal })),
  });

export const scoresQuery = (query: ScoreQuery) =>
  queryOptions({
    queryKey: ['scores', query],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/scores', { params: { query }, signal })),
  });
