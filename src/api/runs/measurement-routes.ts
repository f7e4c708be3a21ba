import { z } from 'zod';
import { principalOf } from '../access/guard.ts';
import type { Routes } from '../context.ts';
import { invalid } from '../problems/not-found.ts';
import { idParams } from '../schemas/common.ts';
import { clientGone } from '../service/client-gone.ts';
import { RunCurves } from './curves.ts';
import { runFor } from './find-run.ts';
import { measurementsSchema } from './measurement-schemas.ts';
import { measurementsView } from './measurement-view.ts';

/** Longer than the longest clip: the landmarks of an hour are a hundred megabytes of JSON. */
const LONGEST_MS = 120_000;

/** Route `/runs/:id/measurements`: landmarks and curves of an interval of a recording, for the player. */
export const measurementRoutes: Routes = ({ store }) => {
  const curves = new RunCurves(store);
  return async (app) => {
    app.addHook('onClose', () => curves[Symbol.asyncDispose]());
    app.get(
      '/runs/:id/measurements',
      {
        config: { access: 'finding:read' },
        schema: {
          summary: 'Landmarks and measured curves of an interval, to be drawn over the clip',
          tags: ['runs'],
          params: idParams,
          querystring: z.object({
            from: z.coerce.number<string>().describe('Presentation time in ms'),
            to: z.coerce.number<string>().describe('At most two minutes later'),
          }),
          response: { 200: measurementsSchema },
        },
      },
      async (request, reply) => {
        const gone = clientGone(reply);
        const { from: startMs, to: endMs } = request.query;
        if (!(endMs >= startMs && endMs - startMs <= LONGEST_MS)) throw invalid('to must lie at most 120 s after from');
        const run = await runFor(store, principalOf(request), request.params.id);
        const interval = { startMs, endMs };
        const readings = await store.readings(run.id, interval);
        return measurementsView(run, interval, readings, await curves.within(run, interval, gone));
      },
    );
  };
};
