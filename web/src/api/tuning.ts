import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from './client.ts';
import type { paths } from './schema.ts';

export type PreviewBody =
  paths['/api/v1/rulebooks/{rulebook}/clauses/{clause}/preview']['post']['requestBody']['content']['application/json'];
export type NewVersion =
  paths['/api/v1/rulebooks/{rulebook}/versions']['post']['requestBody']['content']['application/json'];
export type Preview = Awaited<ReturnType<typeof fetchPreview>>;

const fetchPreview = (rulebook: string, clause: string, body: PreviewBody, signal: AbortSignal) =>
  bodyOf(
    api.POST('/api/v1/rulebooks/{rulebook}/clauses/{clause}/preview', {
      params: { path: { rulebook, clause } },
      body,
      signal,
    }),
  );

export const previewQuery = (rulebook: string, clause: string, body: PreviewBody) =>
  queryOptions({
    queryKey: ['preview', rulebook, clause, body],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => fetchPreview(rulebook, clause, body, signal),
  });

export const versionsQuery = (rulebook: string) =>
  queryOptions({
    queryKey: ['rulebooks', rulebook, 'versions'],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/api/v1/rulebooks/{rulebook}/versions', { params: { path: { rulebook } }, signal })),
  });

export const publishVersion = (rulebook: string, body: NewVersion) =>
  bodyOf(api.POST('/api/v1/rulebooks/{rulebook}/versions', { params: { path: { rulebook } }, body }));
