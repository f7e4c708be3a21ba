import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from './client.ts';
import type { components, paths } from './schema.ts';

export type Score = components['schemas']['Score'];
export type ScoreGroup = components['schemas']['ScoreGroup'];
export type Period = NonNullable<paths['/api/v1/dashboard']['get']['parameters']['query']>;

export const dashboardQuery = (period: Period) =>
  queryOptions({
    queryKey: ['dashboard', period],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/dashboard', { params: { query: period }, signal })),
  });

export type Training = components['schemas']['Training'];
export type NewTraining = paths['/api/v1/trainings']['post']['requestBody']['content']['application/json'];

export const trainingsQuery = queryOptions({
  queryKey: ['trainings'],
  queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/trainings', { signal })),
});

export const trainingEffectQuery = (id: number, days: number, rulebook: string | undefined) =>
  queryOptions({
    queryKey: ['trainings', id, days, rulebook],
    queryFn: ({ signal }) =>
      bodyOf(
        api.GET('/api/v1/trainings/{id}/effect', {
          params: { path: { id }, query: { days, ...(rulebook !== undefined && { rulebook }) } },
          signal,
        }),
      ),
  });

export const enterTraining = (body: NewTraining) => bodyOf(api.POST('/api/v1/trainings', { body }));
export const deleteTraining = (id: number) =>
  bodyOf(api.DELETE('/api/v1/trainings/{id}', { params: { path: { id } } }));
