import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from './client.ts';
import type { components, paths } from './schema.ts';

export type Person = components['schemas']['Account'];
export type NewPerson = paths['/api/v1/accounts']['post']['requestBody']['content']['application/json'];
export type PersonChange = paths['/api/v1/accounts/{id}']['patch']['requestBody']['content']['application/json'];
export type NewKey = paths['/api/v1/api-keys']['post']['requestBody']['content']['application/json'];

export const accountsQuery = queryOptions({
  queryKey: ['accounts'],
  queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/accounts', { signal })),
});
export const addPerson = (body: NewPerson) => bodyOf(api.POST('/api/v1/accounts', { body }));
export const changePerson = (id: number, body: PersonChange) =>
  bodyOf(api.PATCH('/api/v1/accounts/{id}', { params: { path: { id } }, body }));

export const apiKeysQuery = queryOptions({
  queryKey: ['api-keys'],
  queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/api-keys', { signal })),
});
export const makeKey = (body: NewKey) => bodyOf(api.POST('/api/v1/api-keys', { body }));
export const revokeKey = (id: number) => bodyOf(api.DELETE('/api/v1/api-keys/{id}', { params: { path: { id } } }));
