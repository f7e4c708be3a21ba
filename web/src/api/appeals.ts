import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from './client.ts';
import type { components, paths } from './schema.ts';

export type Appeal = components['schemas']['Appeal'];
export type AppealDecision =
  paths['/api/v1/appeals/{id}/decision']['post']['requestBody']['content']['application/json'];

export const appealsQuery = (state: Appeal['state'] | undefined) =>
  queryOptions({
    queryKey: ['appeals', state],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/api/v1/appeals', { params: { query: { limit: 200, ...(state && { state }) } }, signal })),
  });

export const fileAppeal = (findingId: number, text: string) =>
  bodyOf(api.POST('/api/v1/findings/{id}/appeals', { params: { path: { id: findingId } }, body: { text } }));

export const decideAppeal = (id: number, body: AppealDecision) =>
  bodyOf(api.POST('/api/v1/appeals/{id}/decision', { params: { path: { id } }, body }));
