import { z } from 'zod';
import {
  insertManualCheck,
  listManualChecks,
  type ManualCheck,
  withdrawManualCheck,
} from '../../store/reviews/manual-checks.ts';
import { principalOf } from '../access/guard.ts';
import { accountOf, maySeeHall } from '../access/principal.ts';
import type { Routes } from '../context.ts';
import { windowFor } from '../places/find-window.ts';
import { conflict, invalid, notFound } from '../problems/not-found.ts';
import { clauseIn, rulebookOf } from '../rulebooks/find-clause.ts';
import {
  code,
  defined,
  id,
  idParams,
  instant,
  instantInput,
  longText,
  nameInput,
  nextCursor,
  optionalInstant,
  toInstant,
} from '../schemas/common.ts';
import { listingQuery } from '../schemas/listing.ts';
import { listPage } from '../schemas/page.ts';

const tags = ['manual checks'];
const CHECKED_VERDICTS = ['met', 'not-met', 'not-applicable'] as const;

const checkSchema = z
  .object({
    id,
    windowId: id,
    hall: code,
    window: code,
    rulebook: z.string(),
    clause: z.string(),
    checker: z.string(),
    at: instant,
    verdict: z.enum(CHECKED_VERDICTS),
    note: z.string(),
    withdrawnAt: instant.optional(),
  })
  .meta({ id: 'ManualCheck' });

function checkView(check: ManualCheck): z.infer<typeof checkSchema> {
  const { checkerId: _, at, verdict, withdrawnAt, ...same } = check;
  return {
    ...same,
    at: toInstant(at),
    verdict: verdict as (typeof CHECKED_VERDICTS)[number],
    ...defined({ withdrawnAt: optionalInstant(withdrawnAt) }),
  };
}

/** Routes `/manual-checks`: what people saw about clauses that no camera can judge. */
export const checkRoutes: Routes = (context) => async (app) => {
  const { store } = context;
  app.get(
    '/manual-checks',
    {
      config: { access: 'check:write' },
      schema: {
        summary: 'What people checked themselves, newest entry first',
        tags,
        querystring: z.object(listingQuery),
        response: { 200: z.object({ checks: z.array(checkSchema), nextCursor }) },
      },
    },
    async (request) => {
      const { halls } = principalOf(request);
      const { shown, ...rest } = await listPage(request.query, (filter, page) =>
        store.read((db) => listManualChecks(db, { ...filter, halls }, page)),
      );
      return { checks: shown.map(checkView), ...rest };
    },
  );

  app.post(
    '/manual-checks',
    {
      config: { access: 'check:write' },
      schema: {
        summary: 'Record what you saw of a clause at a window',
        tags,
        body: z.object({
          windowId: id,
          rulebook: nameInput,
          clause: nameInput,
          at: instantInput,
          verdict: z.enum(CHECKED_VERDICTS),
          note: longText.default(''),
        }),
        response: { 201: checkSchema },
      },
    },
    async (request, reply) => {
      const principal = principalOf(request);
      const place = await windowFor(store, principal, request.body.windowId);
      clauseIn(await rulebookOf(context, request.body.rulebook), request.body.clause);
      if (request.body.at > store.now()) throw invalid('at lies in the future');
      const check = await store.change(principal.actor, async ({ writing, now, note, announce }) => {
        const { rulebook, clause, verdict } = request.body;
        const made = { ...request.body, windowId: place.id, checkerId: accountOf(principal).id };
        const checkId = await insertManualCheck(writing, made, now);
        const { hall, window } = place;
        note({
          action: 'check.record',
          subject: `check:${checkId}`,
          hall,
          detail: { window, rulebook, clause, verdict },
        });
        announce({ type: 'check.recorded', hall, body: { checkId, window, rulebook, clause, verdict } });
        const [stored] = await listManualChecks(writing, { id: checkId }, { limit: 1 });
        return stored!;
      });
      reply.code(201);
      return checkView(check);
    },
  );

  app.delete(
    '/manual-checks/:id',
    {
      config: { access: 'check:write' },
      schema: { summary: 'Withdraw your own check', tags, params: idParams, response: { 204: z.undefined() } },
    },
    async (request, reply) => {
      const principal = principalOf(request);
      const [check] = await store.read((db) => listManualChecks(db, { id: request.params.id }, { limit: 1 }));
      const isMine = check?.checkerId === accountOf(principal).id && maySeeHall(principal, check.hall);
      if (check === undefined || !isMine) throw notFound(`check ${request.params.id} of yours`);
      await store.change(principal.actor, async ({ writing, now, note }) => {
        if (!(await withdrawManualCheck(writing, check.id, now))) throw conflict('the check is withdrawn already');
        note({ action: 'check.withdraw', subject: `check:${check.id}`, hall: check.hall });
      });
      return reply.code(204).send();
    },
  );
};
