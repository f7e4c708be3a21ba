import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from './client.ts';
import type { components } from './schema.ts';

export type LiveLook = components['schemas']['LiveLook'];

/** As often as it is renewed. */
const EVERY_MS = 1000;

export const liveLookQuery = (windowId: number) =>
  queryOptions({
    queryKey: ['live-look', windowId],
    refetchInterval: EVERY_MS,
    staleTime: 0,
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/api/v1/windows/{id}/live', { params: { path: { id: windowId } }, signal })),
  });
