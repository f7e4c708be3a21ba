import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from './client.ts';
import type { components } from './schema.ts';

export type WindowPlace = components['schemas']['Window'];
export type Hall = components['schemas']['Hall'];
export type Camera = components['schemas']['Camera'];

/** Places change rarely. */
const FRESH_MS = 300_000;

export const hallsQuery = queryOptions({
  queryKey: ['halls'],
  staleTime: FRESH_MS,
  queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/halls', { signal })),
});

export const windowsQuery = queryOptions({
  queryKey: ['windows'],
  staleTime: FRESH_MS,
  queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/windows', { signal })),
});

export const camerasQuery = queryOptions({
  queryKey: ['cameras'],
  queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/cameras', { signal })),
});

/** What a window is called where people see it. */
export const windowTitle = (place: { readonly window: string; readonly title?: string | undefined }): string =>
  place.title ?? place.window;
