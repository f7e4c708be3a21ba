import { z } from 'zod';
import { principalOf } from '../access/guard.ts';
import type { Routes } from '../context.ts';
import { evidencePlan } from '../evidence/evidence-plan.ts';
import { clauseSchema } from '../rulebooks/rulebook-schemas.ts';
import { clauseView } from '../rulebooks/rulebook-views.ts';
import { encounterSchema, runSchema } from '../runs/run-schemas.ts';
import { encounterView, runView } from '../runs/run-views.ts';
import { defined, idParams, nextCursor } from '../schemas/common.ts';
import { findingFor, visibleTo } from './find-finding.ts';
import { evidenceSchema, findingQuery, findingSchema } from './finding-schemas.ts';
import { clauseLookup, findingView } from './finding-view.ts';

const tags = ['findings'];
const access = ['finding:read', 'finding:read-own'] as const;

export const findingRoutes: Routes =
  ({ store, currentRulebooks }) =>
  async (app) => {
    app.get(
      '/findings',
      {
        config: { access },
        schema: {
          summary: 'Findings of current runs, newest first',
          tags,
          querystring: findingQuery,
          response: { 200: z.object({ findings: z.array(findingSchema), nextCursor }) },
        },
      },
      async (request) => {
        const {
          cursor,
          limit,
          window: windows,
          verdict: verdicts,
          reason: reasons,
          review: reviews,
          run,
          ...same
        } = request.query;
        const filter = { ...defined({ ...same, windows, verdicts, reasons, reviews, runId: run }) };
        const page = await store.findings(
          { ...filter, ...visibleTo(principalOf(request)) },
          defined({ cursor, limit }),
        );
        const clauseOf = clauseLookup(await currentRulebooks());
        return {
          findings: page.findings.map((finding) => findingView(finding, clauseOf)),
          ...defined({ nextCursor: page.nextCursor }),
        };
      },
    );

    app.get(
      '/findings/:id',
      {
        config: { access },
        schema: {
          summary: 'A finding with its clause, run, encounter and evidence',
          tags,
          params: idParams,
          response: {
            200: z.object({
              finding: findingSchema,
              clause: clauseSchema.optional(),
              run: runSchema,
              encounter: encounterSchema.optional(),
              evidence: evidenceSchema,
            }),
          },
        },
      },
      async (request) => {
        const finding = await findingFor(store, principalOf(request), request.params.id);
        const [run] = (await store.runs({ includeSuperseded: true, id: finding.runId })) ?? [];
        const entries = await store.entries(finding.runId);
        const encounter = entries.encounters.find(({ id }) => id === finding.encounter);
        const rulebooks = await currentRulebooks();
        const clause = clauseLookup(rulebooks)(finding.rulebook, finding.clause);
        return {
          finding: findingView(finding, clauseLookup(rulebooks)),
          run: runView(run!),
          evidence: evidencePlan(finding, run!, entries.events),
          ...defined({
            clause: clause && clauseView(finding.rulebook, clause),
            encounter: encounter && encounterView(encounter),
          }),
        };
      },
    );
  };
