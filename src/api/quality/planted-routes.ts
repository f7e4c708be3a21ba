import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { VERDICTS } from '../../contract/verdict.ts';
import { findAccount } from '../../store/accounts/accounts.ts';
import {
  decidedByOthers,
  listPlantedItems,
  type PlantedItem,
  plantItem,
  withdrawPlantedItems,
} from '../../store/reviews/planted-items.ts';
import { shareOf } from '../../store/scores/score.ts';
import { principalOf } from '../access/guard.ts';
import { accountOf, commonHalls } from '../access/principal.ts';
import { RIGHTS_OF_ROLE } from '../access/rights.ts';
import type { Routes } from '../context.ts';
import { invalid } from '../problems/not-found.ts';
import { id, instant, nameInput, toInstant } from '../schemas/common.ts';
import { shareSchema } from '../scores/score-schemas.ts';

const tags = ['reviews'];
const AT_ONCE = 100;

const resultSchema = z
  .object({
    reviewerId: id,
    reviewer: z.string(),
    planted: z.int(),
    answered: z.int(),
    right: z.int(),
    undecided: z.int().describe('“Cannot tell”: answered, but not right'),
    share: shareSchema.describe('right / answered'),
  })
  .meta({ id: 'PlantedResult' });

const itemSchema = z
  .object({
    findingId: id,
    originId: id.describe('The decided finding that this is a copy of'),
    reviewerId: id,
    reviewer: z.string(),
    rulebook: z.string(),
    clause: z.string(),
    answer: z.enum(VERDICTS),
    plantedAt: instant,
    verdict: z.enum(VERDICTS).optional().describe('What the reviewer said'),
    answeredAt: instant.optional(),
  })
  .meta({ id: 'PlantedItem' });

/**
 * Routes to put decided findings into reviewers' queues again, where they look like any other, and to compare the
 * answers.
 */
export const plantedRoutes: Routes =
  ({ store }) =>
  async (app) => {
    app.get(
      '/planted-items',
      {
        config: { access: 'review:plant' },
        schema: {
          summary: 'Planted items and how reviewers did',
          tags,
          response: { 200: z.object({ reviewers: z.array(resultSchema), items: z.array(itemSchema) }) },
        },
      },
      async (request) => {
        const { halls } = principalOf(request);
        const items = await store.read((db) => listPlantedItems(db, halls));
        const byReviewer = Map.groupBy(items, ({ reviewerId }) => reviewerId);
        return { reviewers: [...byReviewer.values()].map(resultOf), items: items.map(itemView) };
      },
    );

    app.post(
      '/planted-items',
      {
        config: { access: 'review:plant' },
        schema: {
          summary: 'Plant decided findings into reviewers’ queues',
          description: 'Drawn by lot from what others have decided; each reviewer gets copies of what he never judged.',
          tags,
          body: z.object({
            reviewers: z.array(id).min(1).max(AT_ONCE),
            count: z.int().min(1).max(AT_ONCE).describe('For each reviewer'),
            rulebook: nameInput.optional(),
            clause: nameInput.optional(),
          }),
          response: { 201: z.object({ planted: z.array(z.object({ reviewerId: id, count: z.int() })) }) },
        },
      },
      async (request, reply) => {
        const principal = principalOf(request);
        const { reviewers, count, rulebook, clause } = request.body;
        const planted = await store.change(principal.actor, async ({ writing, now, note }) => {
          const made: { reviewerId: number; count: number }[] = [];
          for (const reviewerId of new Set(reviewers)) {
            const account = await findAccount(writing, reviewerId);
            if (account === undefined || !RIGHTS_OF_ROLE[account.role].includes('review:write'))
              throw invalid(`account ${reviewerId} is no reviewer’s`);
            // Nothing is planted in halls that the reviewer may not see.
            const halls = commonHalls(principal.halls, account.halls);
            const decided = await decidedByOthers(writing, reviewerId, { halls, rulebook, clause });
            const drawn = lots(decided, count);
            const plantedById = accountOf(principal).id;
            for (const originId of drawn) await plantItem(writing, { originId, reviewerId, plantedById }, now);
            note({ action: 'review.plant', subject: `account:${reviewerId}`, detail: { count: drawn.length } });
            made.push({ reviewerId, count: drawn.length });
          }
          return made;
        });
        reply.code(201);
        return { planted };
      },
    );

    app.delete(
      '/planted-items',
      {
        config: { access: 'review:plant' },
        schema: {
          summary: 'Take back planted items that nobody has judged',
          tags,
          response: { 200: z.object({ withdrawn: z.int() }) },
        },
      },
      async (request) => {
        const principal = principalOf(request);
        const withdrawn = await store.change(principal.actor, async ({ writing, note }) => {
          const items = await listPlantedItems(writing, principal.halls);
          const open = items.filter(({ given }) => given === undefined);
          const count = await withdrawPlantedItems(
            writing,
            open.map(({ findingId }) => findingId),
          );
          note({ action: 'review.unplant', subject: 'planted-items', detail: { count } });
          return count;
        });
        return { withdrawn };
      },
    );
  };

/** `count` of the ids at random, each equally likely. */
function lots(ids: readonly number[], count: number): number[] {
  const urn = [...ids];
  return Array.from({ length: Math.min(count, urn.length) }, () => urn.splice(randomInt(urn.length), 1)[0]!);
}

function resultOf(items: readonly PlantedItem[]): z.infer<typeof resultSchema> {
  const [{ reviewerId, reviewer }] = items as [PlantedItem];
  const answered = items.flatMap(({ answer, given }) => (given === undefined ? [] : [{ answer, ...given }]));
  const right = answered.filter(({ answer, verdict }) => answer === verdict).length;
  return {
    ...{ reviewerId, reviewer, planted: items.length, answered: answered.length, right },
    undecided: answered.filter(({ verdict }) => verdict === 'not-assessable').length,
    share: shareOf(right, answered.length),
  };
}

const itemView = ({ given, plantedAt, ...item }: PlantedItem): z.infer<typeof itemSchema> => ({
  ...item,
  plantedAt: toInstant(plantedAt),
  ...(given !== undefined && { verdict: given.verdict, answeredAt: toInstant(given.at) }),
});
