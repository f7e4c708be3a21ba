import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from './client.ts';
import type { components, paths } from './schema.ts';

export type ManualCheck = components['schemas']['ManualCheck'];
export type NewCheck = paths['/api/v1/manual-checks']['post']['requestBody']['content']['application/json'];

export const checksQuery = queryOptions({
  queryKey: ['manual-checks'],
  queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/manual-checks', { params: { query: { limit: 100 } }, signal })),
});

export const recordCheck = (body: NewCheck) => bodyOf(api.POST('/api/v1/manual-checks', { body }));

export const withdrawCheck = (id: number) =>
  bodyOf(api.DELETE('/api/v1/manual-checks/{id}', { params: { path: { id } } }));
