import { z } from 'zod';
import { DAY_MS } from '../../contract/durations.ts';
import { VERDICTS } from '../../contract/verdict.ts';
import {
  insertRulebookVersion,
  rulebookVersions,
  type ThresholdChanges,
  versionOn,
  withThresholds,
} from '../../store/rulebooks/rulebook-versions.ts';
import { requestReevaluation } from '../../store/runs/reevaluations.ts';
import { principalOf } from '../access/guard.ts';
import { accountOf } from '../access/principal.ts';
import type { Routes } from '../context.ts';
import { findingSchema } from '../findings/finding-schemas.ts';
import { clauseLookup, findingView } from '../findings/finding-view.ts';
import { conflict, invalid } from '../problems/not-found.ts';
import { code, defined, instant, instantInput, longText, nameInput, toInstant } from '../schemas/common.ts';
import { clauseIn, rulebookOf } from './find-clause.ts';
import { previewThresholds } from './preview-thresholds.ts';
import { clauseParams, rulebookParams } from './rulebook-routes.ts';
import { rulebookSchema } from './rulebook-schemas.ts';
import { rulebookView } from './rulebook-views.ts';

const tags = ['rulebooks'];
const LONGEST_MS = 93 * DAY_MS;
/** A second or two of work. */
const MOST_RUNS = 500;
const SHOWN_AT_MOST = 200;

const options = z.record(z.string().max(64), z.number()).describe('New values by option, in the option’s unit');

const versionSchema = z
  .object({
    rulebook: z.string(),
    version: z.string(),
    changes: z.record(z.string(), z.record(z.string(), z.number())).describe('Values by clause and option'),
    reason: z.string(),
    publisher: z.string(),
    at: instant,
  })
  .meta({ id: 'RulebookVersion' });

/** Routes to preview changed thresholds on stored events, and to publish them as a version of the rulebook. */
export const tuningRoutes: Routes = (context) => async (app) => {
  const { store, currentRulebooks } = context;
  app.post(
    '/rulebooks/:rulebook/clauses/:clause/preview',
    {
      config: { access: 'rulebook:tune' },
      schema: {
        summary: 'Which stored verdicts other thresholds of a clause would change',
        description: `Over stored events of the newest ${MOST_RUNS} runs of the period; changes nothing.`,
        tags,
        params: clauseParams,
        body: z.object({ options, from: instantInput, to: instantInput, hall: code.optional() }),
        response: {
          200: z.object({
            runs: z.int(),
            allRuns: z.boolean().describe('False where the period has more runs than were judged'),
            findings: z.int(),
            transitions: z.array(z.object({ before: z.enum(VERDICTS), after: z.enum(VERDICTS), count: z.int() })),
            reviewed: z.object({ findings: z.int(), rightBefore: z.int(), rightAfter: z.int() }),
            changed: z
              .array(z.object({ finding: findingSchema, after: z.enum(VERDICTS) }))
              .describe(`The first ${SHOWN_AT_MOST}`),
          }),
        },
      },
    },
    async (request) => {
      const { from, to, hall } = request.body;
      if (to <= from || to - from > LONGEST_MS) throw invalid('from must lie before to, at most 93 days');
      const rulebook = await rulebookOf(context, request.params.rulebook);
      const clause = clauseIn(rulebook, request.params.clause);
      const tried = withThresholds(
        { ...rulebook, clauses: [clause] },
        { [clause.id]: knownOptions(clause.judgement, request.body.options) },
        rulebook.version,
      );
      const { halls } = principalOf(request);
      const runs = await store.runs(defined({ from, to, hall, halls, page: { limit: MOST_RUNS + 1 } }));
      const preview = await previewThresholds(context, tried, runs.slice(0, MOST_RUNS));
      const clauseOf = clauseLookup(await currentRulebooks());
      const groups = Map.groupBy(preview.changed, ({ finding, after }) => `${finding.verdict} ${after}`);
      return {
        runs: preview.runs,
        allRuns: runs.length <= MOST_RUNS,
        findings: preview.findings,
        transitions: [...groups.values()].map((group) => ({
          before: group[0]!.finding.verdict,
          after: group[0]!.after,
          count: group.length,
        })),
        reviewed: preview.reviewed,
        changed: preview.changed
          .slice(0, SHOWN_AT_MOST)
          .map(({ finding, after }) => ({ finding: findingView(finding, clauseOf), after })),
      };
    },
  );

  app.get(
    '/rulebooks/:rulebook/versions',
    {
      config: { access: 'known' },
      schema: {
        summary: 'Versions published here, newest first',
        tags,
        params: rulebookParams,
        response: { 200: z.object({ versions: z.array(versionSchema) }) },
      },
    },
    async (request) => {
      const { id } = await rulebookOf(context, request.params.rulebook);
      const versions = await store.read((db) => rulebookVersions(db, id));
      return {
        versions: versions.map(({ id: _, createdAt, changes, ...same }) => ({
          ...same,
          changes: changes as Record<string, Record<string, number>>,
          at: toInstant(createdAt),
        })),
      };
    },
  );

  app.post(
    '/rulebooks/:rulebook/versions',
    {
      config: { access: 'rulebook:tune', everyHall: true },
      schema: {
        summary: 'Publish other thresholds of a clause as a new version of the rulebook',
        description:
          'Recordings analysed from now on are judged by it. Findings that exist stay as they are, or with `since` are judged again.',
        tags,
        params: rulebookParams,
        body: z.object({
          clause: nameInput,
          options,
          reason: longText.min(1),
          baseVersion: nameInput.describe('The version that was looked at'),
          since: instantInput
            .optional()
            .describe('Recordings since then are judged again: GET /rulebooks/{rulebook}/reevaluations'),
        }),
        response: { 201: rulebookSchema },
      },
    },
    async (request, reply) => {
      const principal = principalOf(request);
      const rulebook = await rulebookOf(context, request.params.rulebook);
      const clause = clauseIn(rulebook, request.body.clause);
      const values = knownOptions(clause.judgement, request.body.options);
      const loaded = context.loadedRulebooks.find(({ id }) => id === rulebook.id)!;
      const published = await store.change(principal.actor, async ({ writing, now, note, announce }) => {
        const former = await rulebookVersions(writing, rulebook.id);
        const base = former[0] ? versionOn(loaded, former[0]) : loaded.version;
        if (request.body.baseVersion !== base) throw conflict('the rulebook has been published anew meanwhile');
        const known = former[0]?.changes ?? {};
        const changes: ThresholdChanges = { ...known, [clause.id]: { ...known[clause.id], ...values } };
        const version = `${loaded.version}.${former.length + 1}`;
        const made = withThresholds(loaded, changes, version);
        const { reason, since } = request.body;
        const accountId = accountOf(principal).id;
        if (
          !(await insertRulebookVersion(writing, { rulebook: rulebook.id, version, changes, reason, accountId }, now))
        )
          throw conflict('the rulebook has been published anew meanwhile');
        if (since !== undefined) {
          const scope = { cause: 'thresholds', rulebook: rulebook.id, version, from: since } as const;
          await requestReevaluation(writing, scope, principal.actor.id, now);
        }
        const detail = { clause: clause.id, options: values, version, reason, ...(since !== undefined && { since }) };
        note({ action: 'rulebook.publish', subject: `rulebook:${rulebook.id}`, detail });
        announce({ type: 'rulebook.published', body: { rulebook: rulebook.id, clause: clause.id, version } });
        return made;
      });
      reply.code(201);
      return rulebookView(published);
    },
  );
};

type Judgement = ReturnType<typeof clauseIn>['judgement'];

/** @throws LiyiError LIYI_REQUEST for an option that the clause does not have */
function knownOptions(judgement: Judgement, values: Readonly<Record<string, number>>): Record<string, number> {
  if (judgement.check === null) throw invalid('nothing judges this clause automatically');
  const unknown = Object.keys(values).filter((name) => !Object.hasOwn(judgement.options, name));
  if (unknown.length > 0) throw invalid(`the clause has no option ${unknown.join(', ')}`);
  if (Object.keys(values).length === 0) throw invalid('options is empty');
  return { ...values };
}
