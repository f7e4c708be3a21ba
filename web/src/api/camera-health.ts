import { queryOptions } from '@tanstack/react-query';
import { DAY_MS } from '../../../src/contract/durations.ts';
import { api, bodyOf } from './client.ts';
import type { components } from './schema.ts';

export type CameraHealth = components['schemas']['CameraHealth'];
export type CameraFault = components['schemas']['CameraFault'];

/** Live cameras say at once when something is wrong. */
const REFETCH_MS = 30_000;

export const healthQuery = queryOptions({
  queryKey: ['camera-health'],
  refetchInterval: REFETCH_MS,
  queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/cameras/health', { signal })),
});

export const windowHealthQuery = (windowId: number) =>
  queryOptions({
    queryKey: ['camera-health', windowId],
    refetchInterval: REFETCH_MS,
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/api/v1/windows/{id}/health', { params: { path: { id: windowId } }, signal })),
  });

/** Those that look at a window now: who changes a camera's zones has another camera, and the former is seen no more. */
export const inUse = (cameras: readonly CameraHealth[]): CameraHealth[] =>
  cameras.filter(({ windowId, seen }) => {
    const ofWindow = cameras.filter((each) => each.windowId === windowId).map((each) => Date.parse(each.seen));
    return Math.max(...ofWindow) - Date.parse(seen) < DAY_MS;
  });
