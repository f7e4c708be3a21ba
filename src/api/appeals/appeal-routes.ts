import { z } from 'zod';
import { reviewOutcome } from '../../contract/review.ts';
import { APPEAL_STATES, type Appeal, decideAppeal, insertAppeal, listAppeals } from '../../store/reviews/appeals.ts';
import { moveAppeal } from '../../store/reviews/carry-appeals.ts';
import { reviewVersionOf } from '../../store/reviews/reviews.ts';
import { recordForAct } from '../../store/reviews/same-act.ts';
import { principalOf } from '../access/guard.ts';
import { accountOf, maySeeHall, type Principal } from '../access/principal.ts';
import type { Routes } from '../context.ts';
import { assertCurrent } from '../findings/assert-current.ts';
import { findingFor } from '../findings/find-finding.ts';
import { conflict, notFound } from '../problems/not-found.ts';
import { alsoOf } from '../reviews/also-of.ts';
import {
  code,
  defined,
  id,
  idParams,
  instant,
  keyCursor,
  longText,
  nextCursor,
  optionalInstant,
  pageQuery,
  toInstant,
} from '../schemas/common.ts';
import { keyPage } from '../schemas/page.ts';

const tags = ['appeals'];

const appealSchema = z
  .object({
    id,
    findingId: id,
    hall: code,
    window: code,
    staffNumber: z.string().optional(),
    text: z.string(),
    state: z.enum(APPEAL_STATES),
    at: instant,
    answer: z.string().optional(),
    decidedBy: z.string().optional(),
    decidedAt: instant.optional(),
    version: z.int(),
  })
  .meta({ id: 'Appeal' });

const appealView = (appeal: Appeal): z.infer<typeof appealSchema> => {
  const { accountId: _, createdAt, decidedAt, ...same } = appeal;
  return { ...same, at: toInstant(createdAt), ...defined({ decidedAt: optionalInstant(decidedAt) }) };
};

/** People who decide see all appeals of their halls, others only their own. */
const visible = (principal: Principal) => ({
  halls: principal.halls,
  accountId: principal.rights.has('appeal:decide') ? undefined : accountOf(principal).id,
});

/** Routes `/appeals`: clerks appeal against findings about them, reviewers decide. */
export const appealRoutes: Routes =
  ({ store }) =>
  async (app) => {
    const find = async (principal: Principal, appealId: number): Promise<Appeal> => {
      const [appeal] = await store.read((db) => listAppeals(db, { id: appealId, ...visible(principal) }, { limit: 1 }));
      if (appeal === undefined || !maySeeHall(principal, appeal.hall)) throw notFound(`appeal ${appealId}`);
      return appeal;
    };

    app.get(
      '/appeals',
      {
        config: { access: ['appeal:decide', 'appeal:write'] },
        schema: {
          summary: 'Appeals, newest first',
          tags,
          querystring: z.object({ state: z.enum(APPEAL_STATES).optional(), ...pageQuery, cursor: keyCursor }),
          response: { 200: z.object({ appeals: z.array(appealSchema), nextCursor }) },
        },
      },
      async (request) => {
        const { state, limit, cursor: before } = request.query;
        const filter = { state, ...visible(principalOf(request)) };
        const page = keyPage(await store.read((db) => listAppeals(db, filter, { before, limit: limit + 1 })), limit);
        return { appeals: page.shown.map(appealView), ...defined({ nextCursor: page.nextCursor }) };
      },
    );

    app.post(
      '/findings/:id/appeals',
      {
        config: { access: 'appeal:write' },
        schema: {
          summary: 'Appeal against a finding of your own',
          tags,
          params: idParams,
          body: z.object({ text: longText.min(1) }),
          response: { 201: appealSchema },
        },
      },
      async (request, reply) => {
        const principal = principalOf(request);
        const finding = await findingFor(store, principal, request.params.id);
        const appealId = await store.change(principal.actor, async ({ writing, now, note, announce }) => {
          await assertCurrent(writing, finding.id);
          const [open] = await listAppeals(writing, { findingId: finding.id, state: 'open' }, { limit: 1 });
          if (open !== undefined) throw conflict('there is an open appeal against this finding');
          const appeal = { findingId: finding.id, accountId: accountOf(principal).id, text: request.body.text };
          const made = await insertAppeal(writing, appeal, now);
          const { hall, window } = finding;
          note({ action: 'appeal.file', subject: `finding:${finding.id}`, hall, detail: { appeal: made } });
          announce({ type: 'appeal.filed', hall, body: { appealId: made, findingId: finding.id, window } });
          return made;
        });
        reply.code(201);
        return appealView(await find(principal, appealId));
      },
    );

    app.post(
      '/appeals/:id/decision',
      {
        config: { access: 'appeal:decide' },
        schema: {
          summary: 'Decide an appeal; where it is upheld, the finding is overturned',
          tags,
          params: idParams,
          body: z.object({
            decision: z.enum(['upheld', 'rejected']),
            verdict: z.enum(['met', 'not-applicable']).default('met').describe('Where it is upheld'),
            answer: longText.min(1),
            version: z.int().min(1),
          }),
          response: { 200: appealSchema },
        },
      },
      async (request) => {
        const principal = principalOf(request);
        const decider = accountOf(principal);
        const appeal = await find(principal, request.params.id);
        const { decision: state, answer, verdict, version } = request.body;
        await store.change(principal.actor, async ({ writing, now, note, announce }) => {
          const decided = await decideAppeal(
            writing,
            { id: appeal.id, version, state, answer, deciderId: decider.id },
            now,
          );
          if (!decided) throw conflict('the appeal has been decided meanwhile');
          const finding = await moveAppeal(writing, appeal.id, appeal.findingId);
          let also: { readonly alsoOf?: readonly number[] } = {};
          if (state === 'upheld') {
            const outcome = reviewOutcome(finding.verdict, 'overturn', 'appeal', verdict);
            const review = {
              findingId: finding.id,
              reviewerId: decider.id,
              reason: 'appeal',
              note: answer,
              secondOpinion: false,
            };
            const version = await reviewVersionOf(writing, finding.id);
            const made = await recordForAct(writing, { ...review, ...outcome }, version, now);
            if (made === undefined) throw conflict('the finding has been reviewed meanwhile');
            also = alsoOf(made.alsoOf);
          }
          const { hall } = appeal;
          note({
            action: 'appeal.decide',
            subject: `finding:${finding.id}`,
            hall,
            detail: { appeal: appeal.id, state, ...also },
          });
          announce({
            type: 'appeal.decided',
            hall,
            body: { appealId: appeal.id, findingId: finding.id, state, ...also },
          });
        });
        return appealView(await find(principal, appeal.id));
      },
    );
  };
