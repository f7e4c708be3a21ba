import { z } from 'zod';
import { othersOfAct } from '../../store/reviews/same-act.ts';
import { urgentFindings } from '../../store/reviews/urgent-findings.ts';
import { principalOf } from '../access/guard.ts';
import type { Routes } from '../context.ts';
import { evidencePlan } from '../evidence/evidence-plan.ts';
import { clauseSchema } from '../rulebooks/rulebook-schemas.ts';
import { clauseView } from '../rulebooks/rulebook-views.ts';
import { encounterBeside } from '../runs/encounter-beside.ts';
import { encounterSchema, runSchema } from '../runs/run-schemas.ts';
import { encounterView, runView } from '../runs/run-views.ts';
import { defined, id, idParams, nextCursor, wording } from '../schemas/common.ts';
import { AnswerCache } from '../service/answer-cache.ts';
import { findingFor, reviewableBy } from './find-finding.ts';
import { filterOf } from './finding-filter.ts';
import { evidenceSchema, findingQuery, findingSchema } from './finding-schemas.ts';
import { clauseLookup, findingView } from './finding-view.ts';
import { severityLevels } from './severity-levels.ts';

const tags = ['findings'];
const access = ['finding:read', 'finding:read-own'] as const;

/** Routes `/findings`: search findings and read one, within what the asker may see. */
export const findingRoutes: Routes =
  ({ store, currentRulebooks }) =>
  async (app) => {
    const answers = new AnswerCache(store);

    app.get(
      '/findings',
      {
        config: { access },
        schema: {
          summary: 'Findings of current runs',
          tags,
          querystring: findingQuery,
          response: { 200: z.object({ findings: z.array(findingSchema), nextCursor }) },
        },
      },
      async (request, reply) => {
        const visible = reviewableBy(principalOf(request));
        const rulebooks = await currentRulebooks();
        const { bytes, tag } = await answers.answer(
          rulebooks,
          `${request.url} ${JSON.stringify(visible)}`,
          async () => {
            const { cursor, limit, order, ...query } = request.query;
            const filter = { ...filterOf(query), ...visible };
            const wanted = defined({ cursor, limit });
            const page =
              order === 'urgency'
                ? await store.read((db) => urgentFindings(db, filter, severityLevels(rulebooks), wanted))
                : await store.findings(filter, wanted);
            const clauseOf = clauseLookup(rulebooks);
            const findings = page.findings.map((finding) => findingView(finding, clauseOf));
            return JSON.stringify({ findings, nextCursor: page.nextCursor });
          },
        );
        return reply
          .type('application/json; charset=utf-8')
          .header('etag', tag)
          .send(bytes as never);
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
              sameAct: z
                .array(z.object({ id, clause: z.string(), clauseWording: wording }))
                .describe('Other findings about the same act: one decision answers all'),
            }),
          },
        },
      },
      async (request) => {
        const finding = await findingFor(store, principalOf(request), request.params.id);
        const [run] = (await store.runs({ includeSuperseded: true, id: finding.runId })) ?? [];
        const entries = await store.entries(finding.runId);
        const encounter =
          entries.encounters.find(({ id }) => id === finding.encounter) ?? (await encounterBeside(store, finding));
        const rulebooks = await currentRulebooks();
        const clauseOf = clauseLookup(rulebooks);
        const clause = clauseOf(finding.rulebook, finding.clause);
        const others = await store.read((db) => othersOfAct(db, finding.id));
        return {
          finding: findingView(finding, clauseLookup(rulebooks)),
          run: runView(run!),
          evidence: evidencePlan(finding, run!, entries.events),
          sameAct: others.map(({ id, clause: code }) => ({
            id,
            clause: code,
            clauseWording: clauseOf(finding.rulebook, code)?.wording ?? { zh: code, en: code },
          })),
          ...defined({
            clause: clause && clauseView(finding.rulebook, clause),
            encounter: encounter && encounterView(encounter),
          }),
        };
      },
    );
  };
