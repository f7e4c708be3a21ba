import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from './client.ts';
import type { components } from './schema.ts';

export type CameraBeside = components['schemas']['CameraBeside'];

/** Recordings of other cameras rarely come in while one looks. */
const FRESH_MS = 300_000;

export const camerasBesideQuery = (findingId: number) =>
  queryOptions({
    queryKey: ['finding', findingId, 'cameras'],
    staleTime: FRESH_MS,
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/api/v1/findings/{id}/cameras', { params: { path: { id: findingId } }, signal })),
  });
