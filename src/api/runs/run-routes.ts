import { z } from 'zod';
import { principalOf } from '../access/guard.ts';
import type { Routes } from '../context.ts';
import {
  code,
  defined,
  flagInput,
  idParams,
  instantInput,
  keyCursor,
  nextCursor,
  pageQuery,
} from '../schemas/common.ts';
import { runFor } from './find-run.ts';
import { encounterSchema, eventSchema, gapSchema, runSchema } from './run-schemas.ts';
import { encounterView, eventView, gapView, runView } from './run-views.ts';

const tags = ['runs'];

/** Routes `/runs`: list runs, and read one with what it found. */
export const runRoutes: Routes =
  ({ store }) =>
  async (app) => {
    app.get(
      '/runs',
      {
        config: { access: 'finding:read' },
        schema: {
          summary: 'Analyses, newest first',
          tags,
          querystring: z.object({
            hall: code.optional(),
            window: code.optional(),
            sha256: z.string().max(64).optional().describe('Of the recording'),
            from: instantInput.optional(),
            to: instantInput.optional(),
            superseded: flagInput.optional().describe('Those as well that a later analysis has replaced'),
            ...pageQuery,
            cursor: keyCursor,
          }),
          response: { 200: z.object({ runs: z.array(runSchema), nextCursor }) },
        },
      },
      async (request) => {
        const { cursor, limit, superseded, ...filter } = request.query;
        const { halls } = principalOf(request);
        const runs = await store.runs(
          defined({ ...filter, halls, includeSuperseded: superseded, page: { before: cursor, limit: limit + 1 } }),
        );
        const shown = runs.slice(0, limit);
        return {
          runs: shown.map(runView),
          ...defined({ nextCursor: runs.length > limit ? String(shown.at(-1)!.id) : undefined }),
        };
      },
    );

    app.get(
      '/runs/:id',
      {
        config: { access: 'finding:read' },
        schema: { summary: 'An analysis', tags, params: idParams, response: { 200: runSchema } },
      },
      async (request) => runView(await runFor(store, principalOf(request), request.params.id)),
    );

    app.get(
      '/runs/:id/entries',
      {
        config: { access: 'finding:read' },
        schema: {
          summary: 'Everything an analysis found but its findings: events, encounters, gaps',
          tags,
          params: idParams,
          response: {
            200: z.object({
              events: z.array(eventSchema),
              encounters: z.array(encounterSchema),
              gaps: z.array(gapSchema),
            }),
          },
        },
      },
      async (request) => {
        const run = await runFor(store, principalOf(request), request.params.id);
        const { events, encounters, blindness } = await store.entries(run.id);
        return {
          events: events.map(eventView),
          encounters: encounters.map(encounterView),
          gaps: blindness.map(gapView),
        };
      },
    );
  };
