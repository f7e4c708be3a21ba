import { z } from 'zod';
import { addDays, hallDay } from '../../contract/hall-time.ts';
import { scoreOf } from '../../store/scores/score.ts';
import { shareDifference } from '../../store/scores/share-difference.ts';
import { deleteTraining, insertTraining, listTrainings, type Training } from '../../store/scores/trainings.ts';
import { tallyVerdicts } from '../../store/scores/verdict-tally.ts';
import { principalOf } from '../access/guard.ts';
import { accountOf, maySeeHall, type Principal } from '../access/principal.ts';
import type { Routes, ServiceContext } from '../context.ts';
import { clauseLookup } from '../findings/finding-view.ts';
import { notFound } from '../problems/not-found.ts';
import { code, day, defined, id, idParams, nameInput, shortText } from '../schemas/common.ts';
import { countedBy } from './group-scores.ts';
import { ofRulebook, oneRulebook } from './one-rulebook.ts';
import { scoreSchema, shareDifferenceSchema } from './score-schemas.ts';

const tags = ['scores'];
const USUAL_DAYS = 30;
const LONGEST_DAYS = 180;

const trainingSchema = z
  .object({ id, hall: code, window: code.optional(), day, topic: z.string() })
  .meta({ id: 'Training', description: 'Of a whole hall where no window is named' });

const sideSchema = z.object({ from: day, to: day, score: scoreSchema });
type Side = z.infer<typeof sideSchema>;

async function trainingFor({ store }: ServiceContext, principal: Principal, wanted: number): Promise<Training> {
  const [training] = await store.read((db) => listTrainings(db, { id: wanted }));
  if (training === undefined || !maySeeHall(principal, training.hall)) throw notFound(`training ${wanted}`);
  return training;
}

/** Routes `/trainings`: when staff were trained, and how scores changed after that. */
export const trainingRoutes: Routes = (context) => async (app) => {
  const { store, currentRulebooks } = context;
  app.get(
    '/trainings',
    {
      config: { access: 'score:read' },
      schema: {
        summary: 'When staff were trained, newest first',
        tags,
        response: { 200: z.object({ trainings: z.array(trainingSchema) }) },
      },
    },
    async (request) => {
      const { halls } = principalOf(request);
      return { trainings: await store.read((db) => listTrainings(db, { halls })) };
    },
  );

  app.post(
    '/trainings',
    {
      config: { access: 'shift:write' },
      schema: {
        summary: 'Mark a training of a hall’s or a window’s staff',
        tags,
        body: z.object({ hall: code, window: code.optional(), day, topic: shortText.min(1) }),
        response: { 201: trainingSchema },
      },
    },
    async (request, reply) => {
      const principal = principalOf(request);
      const training = defined(request.body);
      if (!maySeeHall(principal, training.hall)) throw notFound(`hall ${training.hall}`);
      const trainingId = await store.change(principal.actor, async ({ writing, now, note }) => {
        const made = await insertTraining(writing, { ...training, accountId: accountOf(principal).id }, now);
        if (made === undefined) throw notFound(`window ${training.window ?? ''} of hall ${training.hall}`);
        const { hall, ...detail } = training;
        note({ action: 'training.enter', subject: `training:${made}`, hall, detail });
        return made;
      });
      reply.code(201);
      return { id: trainingId, ...training };
    },
  );

  app.delete(
    '/trainings/:id',
    {
      config: { access: 'shift:write' },
      schema: { summary: 'Delete a training', tags, params: idParams, response: { 204: z.undefined() } },
    },
    async (request, reply) => {
      const principal = principalOf(request);
      const { id: trainingId, hall, ...detail } = await trainingFor(context, principal, request.params.id);
      await store.change(principal.actor, async ({ writing, note }) => {
        await deleteTraining(writing, trainingId);
        note({ action: 'training.delete', subject: `training:${trainingId}`, hall, detail });
      });
      return reply.code(204).send();
    },
  );

  app.get(
    '/trainings/:id/effect',
    {
      config: { access: 'score:read' },
      schema: {
        summary: 'Scores before and after a training',
        description: 'As many days before as after; the day of the training belongs to neither.',
        tags,
        params: idParams,
        querystring: z.object({
          days: z.coerce.number<string>().int().min(1).max(LONGEST_DAYS).default(USUAL_DAYS),
          rulebook: nameInput.optional().describe('The first that was judged by where left out'),
          clause: nameInput.optional(),
        }),
        response: {
          200: z.object({
            training: trainingSchema,
            rulebook: z.string().optional().describe('Of which the scores are; left out where nothing was judged'),
            before: sideSchema,
            after: sideSchema,
            difference: shareDifferenceSchema.describe('Of the compliance rate, after less before'),
          }),
        },
      },
    },
    async (request) => {
      const principal = principalOf(request);
      const { days, rulebook, clause } = request.query;
      const training = await trainingFor(context, principal, request.params.id);
      const isJudged = countedBy(clauseLookup(await currentRulebooks()));
      const today = hallDay(store.now());
      const place = { hall: training.hall, ...(training.window !== undefined && { windows: [training.window] }) };
      const last = addDays(training.day, days);
      const sides = [
        { from: addDays(training.day, -days), to: addDays(training.day, -1) },
        { from: addDays(training.day, 1), to: [last, today].sort()[0]! },
      ];
      const tallies = await store.read((db) =>
        Promise.all(sides.map(({ from, to }) => tallyVerdicts(db, { ...place, fromDay: from, toDay: to }))),
      );
      const shown = oneRulebook(tallies.flat(), rulebook);
      const [before, after] = sides.map((side, i) => {
        const wanted = ofRulebook(tallies[i]!, shown).filter(
          (tally) => clause === undefined || tally.clause === clause,
        );
        return { ...side, score: scoreOf(wanted, isJudged) };
      }) as [Side, Side];
      const counted = ({ score: { counts } }: Side) => ({
        count: counts.met,
        of: counts.met + counts['not-met'],
      });
      return {
        training,
        ...defined({ rulebook: shown }),
        before,
        after,
        difference: shareDifference(counted(before), counted(after)),
      };
    },
  );
};
