import { z } from 'zod';
import { VERDICTS } from '../../contract/verdict.ts';
import { endLease, LEASE_MS, lease, leaseNext } from '../../store/reviews/leases.ts';
import { opinionPairs } from '../../store/reviews/reviews.ts';
import { principalOf } from '../access/guard.ts';
import { accountOf } from '../access/principal.ts';
import type { Routes } from '../context.ts';
import { findingFor, reviewableBy, visibleTo } from '../findings/find-finding.ts';
import { findingSchema } from '../findings/finding-schemas.ts';
import { clauseLookup, findingView } from '../findings/finding-view.ts';
import { severityLevels } from '../findings/severity-levels.ts';
import { conflict } from '../problems/not-found.ts';
import { defined, idParams, instant, instantInput, toInstant } from '../schemas/common.ts';
import { agreement } from './agreement.ts';
import { nextBody } from './review-schemas.ts';

const tags = ['reviews'];

/** Routes `/review-queue`: lease the most urgent finding, renew and end leases; and how far reviewers agree. */
export const reviewQueueRoutes: Routes =
  ({ store, currentRulebooks }) =>
  async (app) => {
    app.post(
      '/review-queue/next',
      {
        config: { access: 'review:write' },
        schema: {
          summary: 'The most urgent finding to review, yours alone for a while',
          description: 'No two reviewers are given the same finding. Nothing in the answer: none is left.',
          tags,
          body: nextBody,
          response: { 200: z.object({ finding: findingSchema.optional(), leasedUntil: instant.optional() }) },
        },
      },
      async (request) => {
        const principal = principalOf(request);
        const { secondOpinion, window: windows, verdict: verdicts, ...same } = request.body;
        const visible = secondOpinion ? visibleTo(principal) : reviewableBy(principal);
        const filter = { ...defined({ ...same, windows }), verdicts, ...visible };
        const rulebooks = await currentRulebooks();
        const severities = severityLevels(rulebooks);
        const [finding, until] = await store.keep(async (writing) => {
          const now = store.now();
          const wanted = { reviewerId: accountOf(principal).id, filter, severities, secondOpinion };
          return [await leaseNext(writing, wanted, now), now + LEASE_MS] as const;
        });
        if (finding === undefined) return {};
        const view = findingView(finding, clauseLookup(rulebooks));
        // A second opinion only counts if the first one is not known.
        const shown = secondOpinion
          ? { ...view, review: { status: 'open' as const, version: view.review.version } }
          : view;
        return { finding: shown, leasedUntil: toInstant(until) };
      },
    );

    app.put(
      '/review-queue/leases/:id',
      {
        config: { access: 'review:write' },
        schema: {
          summary: 'Take a finding for review, yours alone for a while (id of the finding)',
          description: 'Taking it again makes the while longer. 409 where somebody else holds it.',
          tags,
          params: idParams,
          response: { 200: z.object({ leasedUntil: instant }) },
        },
      },
      async (request) => {
        const principal = principalOf(request);
        const finding = await findingFor(store, principal, request.params.id);
        const now = store.now();
        const isMine = await store.keep((writing) => lease(writing, finding.id, accountOf(principal).id, now));
        if (!isMine) throw conflict('somebody else is reviewing this finding now');
        return { leasedUntil: toInstant(now + LEASE_MS) };
      },
    );

    app.delete(
      '/review-queue/leases/:id',
      {
        config: { access: 'review:write' },
        schema: {
          summary: 'Give a finding back without a review (id of the finding)',
          tags,
          params: idParams,
          response: { 204: z.undefined() },
        },
      },
      async (request, reply) => {
        const { id } = accountOf(principalOf(request));
        await store.keep((writing) => endLease(writing, request.params.id, id));
        return reply.code(204).send();
      },
    );

    app.get(
      '/review-quality',
      {
        config: { access: 'review:write' },
        schema: {
          summary: 'How far reviewers agree where two have judged the same finding',
          tags,
          querystring: z.object({ from: instantInput, to: instantInput }),
          response: {
            200: z.object({
              pairs: z.int(),
              agreed: z.int(),
              kappa: z.discriminatedUnion('available', [
                z.object({ available: z.literal(true), value: z.number() }),
                z.object({ available: z.literal(false), reason: z.enum(['no-pairs', 'one-verdict-only']) }),
              ]),
              clauses: z.array(z.object({ rulebook: z.string(), clause: z.string(), pairs: z.int(), agreed: z.int() })),
              table: z
                .array(z.object({ first: z.enum(VERDICTS), second: z.enum(VERDICTS), count: z.int() }))
                .describe('How often which verdicts met'),
            }),
          },
        },
      },
      async (request) => {
        const { halls } = principalOf(request);
        const pairs = await store.read((db) => opinionPairs(db, { ...request.query, ...defined({ halls }) }));
        return agreement(pairs);
      },
    );
  };
