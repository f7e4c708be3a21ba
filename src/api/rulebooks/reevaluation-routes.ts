import { z } from 'zod';
import { listReevaluations, type Reevaluation, requestReevaluation } from '../../store/runs/reevaluations.ts';
import { principalOf } from '../access/guard.ts';
import type { Routes } from '../context.ts';
import { defined, id, instant, instantInput, optionalInstant, toInstant } from '../schemas/common.ts';
import { rulebookOf } from './find-clause.ts';
import { rulebookParams } from './rulebook-routes.ts';

const tags = ['rulebooks'];
const SHOWN_AT_MOST = 100;

const reevaluationSchema = z
  .object({
    id,
    version: z.string().describe('Of the rulebook, when it was asked for; what was published later counts too'),
    since: instant,
    askedAt: instant,
    begunAt: instant.optional(),
    finishedAt: instant.optional(),
    runs: z.int().describe('Recordings to be judged again, as far as they are known'),
    judged: z.int().describe('Of these, done'),
    changed: z.int().describe('Of these, in whose place another run stands now'),
    unmeasured: z.int().describe('Of these, without measurements any more: they stay as they are'),
  })
  .meta({ id: 'Reevaluation', description: 'Stored recordings judged again by published thresholds' });

const reevaluationView = (reevaluation: Reevaluation): z.infer<typeof reevaluationSchema> => {
  const { id, scope, createdAt, begunAt, finishedAt, runs, judged, changed, unmeasured } = reevaluation;
  return {
    ...{ id, version: scope.cause === 'thresholds' ? scope.version : '', since: toInstant(scope.from) },
    askedAt: toInstant(createdAt),
    ...defined({ begunAt: optionalInstant(begunAt), finishedAt: optionalInstant(finishedAt) }),
    ...{ runs, judged, changed, unmeasured },
  };
};

/** Routes to reevaluate stored recordings after thresholds were published, and to see how far that is. */
export const reevaluationRoutes: Routes = (context) => async (app) => {
  const { store } = context;
  app.get(
    '/rulebooks/:rulebook/reevaluations',
    {
      config: { access: 'rulebook:tune' },
      schema: {
        summary: 'How far recordings are judged again by published thresholds; newest first',
        tags,
        params: rulebookParams,
        response: { 200: z.object({ reevaluations: z.array(reevaluationSchema) }) },
      },
    },
    async (request) => {
      const { id: rulebook } = await rulebookOf(context, request.params.rulebook);
      const found = await store.read((db) => listReevaluations(db, rulebook, SHOWN_AT_MOST));
      return { reevaluations: found.map(reevaluationView) };
    },
  );

  app.post(
    '/rulebooks/:rulebook/reevaluations',
    {
      config: { access: 'rulebook:tune', everyHall: true },
      schema: {
        summary: 'Judge recordings again by the thresholds that hold now',
        description: 'A worker does it, within some minutes. What reviewers said stays.',
        tags,
        params: rulebookParams,
        body: z.object({ since: instantInput }),
        response: { 202: reevaluationSchema },
      },
    },
    async (request, reply) => {
      const principal = principalOf(request);
      const { id: rulebook, version } = await rulebookOf(context, request.params.rulebook);
      const { since } = request.body;
      const asked = await store.change(principal.actor, async ({ writing, now, note }) => {
        const scope = { cause: 'thresholds', rulebook, version, from: since } as const;
        const made = await requestReevaluation(writing, scope, principal.actor.id, now);
        note({ action: 'rulebook.reevaluate', subject: `rulebook:${rulebook}`, detail: { version, since } });
        return { id: made, scope, createdAt: now, runs: 0, judged: 0, changed: 0, unmeasured: 0 };
      });
      reply.code(202);
      return reevaluationView(asked);
    },
  );
};
