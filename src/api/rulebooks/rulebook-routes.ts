import { z } from 'zod';
import type { Routes } from '../context.ts';
import { clauseLookup } from '../findings/finding-view.ts';
import { nameInput } from '../schemas/common.ts';
import { clauseIn, rulebookOf } from './find-clause.ts';
import { clauseSchema, rulebookSchema } from './rulebook-schemas.ts';
import { clauseView, rulebookView } from './rulebook-views.ts';

const tags = ['rulebooks'];
export const rulebookParams = z.object({ rulebook: nameInput });
export const clauseParams = rulebookParams.extend({ clause: nameInput });

/** Routes `/rulebooks`: the rulebooks and their clauses, with the published thresholds. */
export const rulebookRoutes: Routes = (context) => async (app) => {
  const loadedClause = clauseLookup(context.loadedRulebooks);

  app.get(
    '/rulebooks',
    {
      config: { access: 'known' },
      schema: { summary: 'Rulebooks', tags, response: { 200: z.object({ rulebooks: z.array(rulebookSchema) }) } },
    },
    async () => ({ rulebooks: (await context.currentRulebooks()).map(rulebookView) }),
  );

  app.get(
    '/rulebooks/:rulebook/clauses',
    {
      config: { access: 'known' },
      schema: {
        summary: 'Clauses of a rulebook, with how they are judged',
        tags,
        params: rulebookParams,
        response: { 200: z.object({ rulebook: rulebookSchema, clauses: z.array(clauseSchema) }) },
      },
    },
    async (request) => {
      const rulebook = await rulebookOf(context, request.params.rulebook);
      return {
        rulebook: rulebookView(rulebook),
        clauses: rulebook.clauses.map((clause) =>
          clauseView(rulebook.id, clause, loadedClause(rulebook.id, clause.id)),
        ),
      };
    },
  );

  app.get(
    '/rulebooks/:rulebook/clauses/:clause',
    {
      config: { access: 'known' },
      schema: { summary: 'A clause', tags, params: clauseParams, response: { 200: clauseSchema } },
    },
    async (request) => {
      const rulebook = await rulebookOf(context, request.params.rulebook);
      const clause = clauseIn(rulebook, request.params.clause);
      return clauseView(rulebook.id, clause, loadedClause(rulebook.id, clause.id));
    },
  );
};
