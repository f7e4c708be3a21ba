import { queryOptions } from '@tanstack/react-query';
import { rfc3339 } from '../time/hall-clock.ts';
import { api, bodyOf } from './client.ts';

export type WindowTimeline = Awaited<ReturnType<typeof fetchTimeline>>;

const fetchTimeline = (windowId: number, fromMs: number, toMs: number, signal?: AbortSignal) =>
  bodyOf(
    api.GET('/api/v1/windows/{id}/timeline', {
      params: { path: { id: windowId }, query: { from: rfc3339(fromMs), to: rfc3339(toMs) } },
      ...(signal !== undefined && { signal }),
    }),
  );

export const timelineQuery = (windowId: number, fromMs: number, toMs: number) =>
  queryOptions({
    queryKey: ['timeline', windowId, fromMs, toMs],
    queryFn: ({ signal }) => fetchTimeline(windowId, fromMs, toMs, signal),
  });

const fetchCalendar = (windowId: number, from: string, to: string, signal?: AbortSignal) =>
  bodyOf(
    api.GET('/api/v1/windows/{id}/calendar', {
      params: { path: { id: windowId }, query: { from, to } },
      ...(signal !== undefined && { signal }),
    }),
  );

/** From the first to the last day, both included. */
export const calendarQuery = (windowId: number, from: string, to: string) =>
  queryOptions({
    queryKey: ['calendar', windowId, from, to],
    queryFn: ({ signal }) => fetchCalendar(windowId, from, to, signal),
  });
