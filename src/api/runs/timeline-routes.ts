import { z } from 'zod';
import { DAY_MS } from '../../contract/durations.ts';
import { principalOf } from '../access/guard.ts';
import type { Routes } from '../context.ts';
import { visibleTo } from '../findings/find-finding.ts';
import { findingSchema } from '../findings/finding-schemas.ts';
import { clauseLookup, findingView } from '../findings/finding-view.ts';
import { windowFor } from '../places/find-window.ts';
import { windowSchema } from '../places/place-schemas.ts';
import { invalid } from '../problems/not-found.ts';
import { idParams, instant, instantInput, toInstant } from '../schemas/common.ts';
import { encounterSchema, eventSchema, gapSchema, runSchema } from './run-schemas.ts';
import { encounterView, eventView, gapView, runView } from './run-views.ts';

/** A month, so that one request does not read years. */
const LONGEST_MS = 31 * DAY_MS;
/** More than a window has in a month. */
const MOST_FINDINGS = 100_000;

/** Route `/windows/:id/timeline`: everything found at a window in a period of at most 31 days. */
export const timelineRoutes: Routes =
  ({ store, currentRulebooks }) =>
  async (app) => {
    app.get(
      '/windows/:id/timeline',
      {
        config: { access: 'finding:read' },
        schema: {
          summary: 'What happened at a window',
          description: 'Recordings without a known time of day are in no timeline; /runs lists them.',
          tags: ['runs'],
          params: idParams,
          querystring: z.object({ from: instantInput, to: instantInput }),
          response: {
            200: z.object({
              window: windowSchema,
              from: instant,
              to: instant,
              runs: z.array(runSchema),
              events: z.array(eventSchema),
              encounters: z.array(encounterSchema),
              findings: z.array(findingSchema),
              gaps: z.array(gapSchema),
            }),
          },
        },
      },
      async (request) => {
        const { from, to } = request.query;
        if (to <= from || to - from > LONGEST_MS) throw invalid('from must lie before to, at most 31 days');
        const principal = principalOf(request);
        const place = await windowFor(store, principal, request.params.id);
        const { hall, window } = place;
        const { runs, events, encounters, blindness } = await store.timeline({ hall, window, from, to });
        const page = await store.findings(
          { ...visibleTo(principal), hall, windows: [window], from, to },
          { limit: MOST_FINDINGS },
        );
        const clauseOf = clauseLookup(await currentRulebooks());
        return {
          window: place,
          from: toInstant(from),
          to: toInstant(to),
          runs: runs.map(runView),
          events: events.map(eventView),
          encounters: encounters.map(encounterView),
          findings: page.findings.map((finding) => findingView(finding, clauseOf)).reverse(),
          gaps: blindness.map(gapView),
        };
      },
    );
  };
