import { z } from 'zod';
import { REVIEW_ACTIONS, reviewOutcome } from '../../contract/review.ts';
import { REVIEW_REASONS, type ReviewReason } from '../../contract/review-reason.ts';
import { endLease, isLeasedToAnother } from '../../store/reviews/leases.ts';
import { isPlanted } from '../../store/reviews/planted-items.ts';
import { findReview, type Review, reviewsOf, undoReview } from '../../store/reviews/reviews.ts';
import { recordForAct, reviewsOfAct } from '../../store/reviews/same-act.ts';
import { principalOf } from '../access/guard.ts';
import { accountOf } from '../access/principal.ts';
import type { Routes } from '../context.ts';
import { assertCurrent } from '../findings/assert-current.ts';
import { findingFor } from '../findings/find-finding.ts';
import { findingSchema } from '../findings/finding-schemas.ts';
import { clauseLookup, findingView } from '../findings/finding-view.ts';
import { conflict, invalid, notFound } from '../problems/not-found.ts';
import { defined, idParams, optionalInstant, toInstant } from '../schemas/common.ts';
import { alsoOf } from './also-of.ts';
import { isReasonOf, REASON_LISTS, type ReasonLists, USUAL_REASONS } from './reasons-of-check.ts';
import { reasonsOfAction, reviewBody, reviewSchema } from './review-schemas.ts';

const tags = ['reviews'];

/** The JSON of what one person said about a finding, without internal keys. */
export const reviewView = (review: Review, viewerId: number | undefined): z.infer<typeof reviewSchema> => ({
  id: review.id,
  findingId: review.findingId,
  reviewer: review.reviewer,
  mine: review.reviewerId === viewerId,
  decision: review.decision,
  verdict: review.verdict,
  reason: review.reason as ReviewReason,
  note: review.note,
  secondOpinion: review.secondOpinion,
  at: toInstant(review.createdAt),
  ...defined({ undoneAt: optionalInstant(review.undoneAt) }),
});

const worded = (lists: ReasonLists): z.infer<typeof reasonsOfAction>[] =>
  REVIEW_ACTIONS.map((action) => ({
    action,
    reasons: lists[action].map((reason) => ({ reason, wording: REVIEW_REASONS[reason] })),
  }));

/** Routes to review findings, undo reviews, and read the reasons that may be given. */
export const reviewRoutes: Routes =
  ({ store, currentRulebooks }) =>
  async (app) => {
    app.get(
      '/review-reasons',
      {
        config: { access: 'review:write' },
        schema: {
          summary: 'Reasons a reviewer may give, by action',
          tags,
          response: {
            200: z.object({
              actions: z.array(reasonsOfAction).describe('Where byCheck does not name the clause’s check'),
              byCheck: z.array(z.object({ checks: z.array(z.string()), actions: z.array(reasonsOfAction) })),
            }),
          },
        },
      },
      async () => ({
        actions: worded(USUAL_REASONS),
        byCheck: REASON_LISTS.map(({ checks, lists }) => ({ checks: [...checks], actions: worded(lists) })),
      }),
    );

    app.get(
      '/findings/:id/reviews',
      {
        config: { access: ['finding:read', 'finding:read-own'] },
        schema: {
          summary: 'What reviewers said of a finding, undone reviews as well',
          tags,
          params: idParams,
          response: { 200: z.object({ reviews: z.array(reviewSchema) }) },
        },
      },
      async (request) => {
        const principal = principalOf(request);
        const finding = await findingFor(store, principal, request.params.id);
        const reviews = await store.read((db) => reviewsOf(db, finding.id));
        return { reviews: reviews.map((review) => reviewView(review, principal.session?.account.id)) };
      },
    );

    app.post(
      '/findings/:id/reviews',
      {
        config: { access: 'review:write' },
        schema: {
          summary: 'Review a finding',
          description: '409 where somebody else has reviewed it since it was shown, or holds it now.',
          tags,
          params: idParams,
          body: reviewBody,
          response: { 201: z.object({ review: reviewSchema, finding: findingSchema }) },
        },
      },
      async (request, reply) => {
        const principal = principalOf(request);
        const reviewer = accountOf(principal);
        const { action, verdict: named, version, ...given } = request.body;
        const finding = await findingFor(store, principal, request.params.id);
        const clause = clauseLookup(await currentRulebooks())(finding.rulebook, finding.clause);
        if (!isReasonOf(clause?.judgement.check, action, given.reason))
          throw invalid(`the reason ${given.reason} is not offered to ${action} a finding of this clause`);
        const outcome = reviewOutcome(finding.verdict, action, given.reason, named);
        const review = await store.change(principal.actor, async ({ writing, now, note, announce }) => {
          await assertCurrent(writing, finding.id);
          if (await isLeasedToAnother(writing, finding.id, reviewer.id, now))
            throw conflict('somebody else is reviewing this finding now');
          const made = { findingId: finding.id, reviewerId: reviewer.id, ...given, ...outcome };
          const recorded = await recordForAct(writing, made, version, now);
          if (recorded === undefined) throw conflict('the finding has been reviewed since it was shown');
          const { id } = recorded;
          const also = alsoOf(recorded.alsoOf);
          if (given.secondOpinion) await endLease(writing, finding.id, reviewer.id);
          const { hall, window, rulebook, clause } = finding;
          const detail = {
            review: id,
            ...outcome,
            reason: given.reason,
            from: finding.review.verdict ?? finding.verdict,
            ...also,
          };
          note({ action: 'review.record', subject: `finding:${finding.id}`, hall, detail });
          if (!given.secondOpinion && !(await isPlanted(writing, finding.id)))
            announce({
              type: 'review.recorded',
              hall,
              body: { findingId: finding.id, window, rulebook, clause, ...outcome, ...also },
            });
          return findReview(writing, id);
        });
        const changed = await findingFor(store, principal, finding.id);
        reply.code(201);
        return {
          review: reviewView(review!, reviewer.id),
          finding: findingView(changed, clauseLookup(await currentRulebooks())),
        };
      },
    );

    app.delete(
      '/reviews/:id',
      {
        config: { access: 'review:write' },
        schema: {
          summary: 'Undo your own review, while nobody has reviewed after you',
          tags,
          params: idParams,
          response: { 200: z.object({ finding: findingSchema }) },
        },
      },
      async (request) => {
        const principal = principalOf(request);
        const { id: accountId } = accountOf(principal);
        const review = await store.read((db) => findReview(db, request.params.id));
        if (review === undefined || review.reviewerId !== accountId)
          throw notFound(`review ${request.params.id} of yours`);
        const finding = await findingFor(store, principal, review.findingId);
        await store.change(principal.actor, async ({ writing, now, note, announce }) => {
          const others = await reviewsOfAct(writing, review);
          if (!(await undoReview(writing, review, now)))
            throw conflict('the review is undone already, or not the last one');
          const undone: number[] = [];
          for (const other of others) if (await undoReview(writing, other, now)) undone.push(other.findingId);
          const { hall, window } = finding;
          const also = alsoOf(undone);
          note({
            action: 'review.undo',
            subject: `finding:${finding.id}`,
            hall,
            detail: { review: review.id, ...also },
          });
          if (!(await isPlanted(writing, finding.id)))
            announce({ type: 'review.undone', hall, body: { findingId: finding.id, window, ...also } });
        });
        const changed = await findingFor(store, principal, finding.id);
        return { finding: findingView(changed, clauseLookup(await currentRulebooks())) };
      },
    );
  };
