import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from './client.ts';
import type { components, paths } from './schema.ts';

export type Review = components['schemas']['Review'];
export type ReviewBody = paths['/api/v1/findings/{id}/reviews']['post']['requestBody']['content']['application/json'];
export type ReviewAction = ReviewBody['action'];
export type ReviewReason = ReviewBody['reason'];
export type ReasonLists = paths['/api/v1/review-reasons']['get']['responses']['200']['content']['application/json'];

/** The list is part of the program. */
const FOR_EVER = Number.POSITIVE_INFINITY;

export const reviewReasonsQuery = queryOptions({
  queryKey: ['review-reasons'],
  staleTime: FOR_EVER,
  queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/review-reasons', { signal })),
});

export const recordReview = (id: number, body: ReviewBody) =>
  bodyOf(api.POST('/api/v1/findings/{id}/reviews', { params: { path: { id } }, body }));

export const undoReview = (id: number) => bodyOf(api.DELETE('/api/v1/reviews/{id}', { params: { path: { id } } }));

/** Holds a finding, so that nobody else is given it meanwhile. @throws ApiProblem LIYI_CONFLICT where somebody has it */
export const takeLease = (id: number) =>
  bodyOf(api.PUT('/api/v1/review-queue/leases/{id}', { params: { path: { id } } }));

/** Also while the page is being left. */
export const giveLeaseBack = (id: number) =>
  bodyOf(api.DELETE('/api/v1/review-queue/leases/{id}', { params: { path: { id } }, keepalive: true }));
