import { z } from 'zod';
import { overturnedShares } from '../../store/reviews/overturned.ts';
import { shareOf } from '../../store/scores/score.ts';
import { principalOf } from '../access/guard.ts';
import type { Routes } from '../context.ts';
import { clauseLookup } from '../findings/finding-view.ts';
import { defined, instantInput, wording } from '../schemas/common.ts';
import { shareSchema } from '../scores/score-schemas.ts';

/** Route `/review-quality/overturned`: how often reviewers overturned findings, by version and clause. */
export const overturnedRoutes: Routes =
  ({ store, currentRulebooks }) =>
  async (app) => {
    app.get(
      '/review-quality/overturned',
      {
        config: { access: 'review:write' },
        schema: {
          summary: 'How often reviewers overturn a clause, by version of program and models',
          tags: ['reviews'],
          querystring: z.object({ from: instantInput, to: instantInput }),
          response: {
            200: z.object({
              clauses: z.array(
                z.object({
                  rulebook: z.string(),
                  clause: z.string(),
                  clauseWording: wording.optional(),
                  version: z.string().describe('Of the program'),
                  models: z.string().describe('Fingerprint of the models'),
                  reviewed: z.int(),
                  overturned: z.int(),
                  share: shareSchema,
                }),
              ),
            }),
          },
        },
      },
      async (request) => {
        const { halls } = principalOf(request);
        const shares = await store.read((db) => overturnedShares(db, { ...request.query, ...defined({ halls }) }));
        const clauseOf = clauseLookup(await currentRulebooks());
        return {
          clauses: shares.map((share) => ({
            ...share,
            ...defined({ clauseWording: clauseOf(share.rulebook, share.clause)?.wording }),
            share: shareOf(share.overturned, share.reviewed),
          })),
        };
      },
    );
  };
