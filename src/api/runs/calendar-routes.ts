import { z } from 'zod';
import { DAY_MS } from '../../contract/durations.ts';
import { dayEnd, dayStart } from '../../contract/hall-time.ts';
import { openWork } from '../../store/reviews/open-work.ts';
import { principalOf } from '../access/guard.ts';
import type { Routes } from '../context.ts';
import { windowFor } from '../places/find-window.ts';
import { invalid } from '../problems/not-found.ts';
import { day, idParams } from '../schemas/common.ts';

/** Two calendars side by side, each with a month and the ends of its neighbours. */
const MOST_DAYS = 93;

/** Route `/windows/:id/calendar`: days with recordings, or with findings that wait for review. */
export const calendarRoutes: Routes =
  ({ store }) =>
  async (app) => {
    app.get(
      '/windows/:id/calendar',
      {
        config: { access: 'finding:read' },
        schema: {
          summary: 'Days of a window with recordings or findings that wait for review',
          tags: ['runs'],
          params: idParams,
          querystring: z.object({ from: day, to: day.describe('Included') }),
          response: {
            200: z.object({
              days: z.array(
                z.object({ day, recordings: z.int(), open: z.int().describe('Findings not yet reviewed') }),
              ),
            }),
          },
        },
      },
      async (request) => {
        const [from, to] = [dayStart(request.query.from), dayEnd(request.query.to)];
        if (to <= from || to - from > MOST_DAYS * DAY_MS)
          throw invalid(`to must not lie before from, and at most ${MOST_DAYS} days may be asked for`);
        const place = await windowFor(store, principalOf(request), request.params.id);
        return { days: await store.read((db) => openWork(db, place.id, from, to)) };
      },
    );
  };
