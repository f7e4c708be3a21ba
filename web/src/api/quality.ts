import { queryOptions } from '@tanstack/react-query';
import { dayEnd, dayStart } from '../../../src/contract/hall-time.ts';
import { rfc3339 } from '../time/hall-clock.ts';
import { api, bodyOf } from './client.ts';
import type { components, paths } from './schema.ts';

export type PlantedItem = components['schemas']['PlantedItem'];
export type PlantedResult = components['schemas']['PlantedResult'];
export type Planting = paths['/api/v1/planted-items']['post']['requestBody']['content']['application/json'];
export type OverturnedShare = Awaited<ReturnType<typeof fetchOverturned>>['clauses'][number];

/** First and last day, both included. */
export type Days = readonly [string, string];

const periodOf = ([from, to]: Days) => ({ from: rfc3339(dayStart(from)), to: rfc3339(dayEnd(to)) });

export const agreementQuery = (days: Days) =>
  queryOptions({
    queryKey: ['review-quality', days],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/review-quality', { params: { query: periodOf(days) }, signal })),
  });

const fetchOverturned = (days: Days, signal?: AbortSignal) =>
  bodyOf(
    api.GET('/api/v1/review-quality/overturned', {
      params: { query: periodOf(days) },
      ...(signal !== undefined && { signal }),
    }),
  );

export const overturnedQuery = (days: Days) =>
  queryOptions({ queryKey: ['overturned', days], queryFn: ({ signal }) => fetchOverturned(days, signal) });

export const plantedQuery = queryOptions({
  queryKey: ['planted-items'],
  queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/planted-items', { signal })),
});

export const plantItems = (body: Planting) => bodyOf(api.POST('/api/v1/planted-items', { body }));
export const withdrawPlanted = () => bodyOf(api.DELETE('/api/v1/planted-items'));
