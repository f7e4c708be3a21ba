import { z } from 'zod';
import { DAY_MS } from '../../contract/durations.ts';
import { windowWords } from '../../store/words/window-words.ts';
import { principalOf } from '../access/guard.ts';
import type { Routes } from '../context.ts';
import { ViewNotes } from '../evidence/note-views.ts';
import { windowFor } from '../places/find-window.ts';
import { invalid } from '../problems/not-found.ts';
import {
  defined,
  id,
  idParams,
  instant,
  instantInput,
  interval,
  optionalInstant,
  toInstant,
} from '../schemas/common.ts';

/** The same as for a timeline. */
const LONGEST_MS = 31 * DAY_MS;

/** Route `/windows/:id/words`: what was said at a window, beside its timeline. */
export const windowWordRoutes: Routes =
  ({ store }) =>
  async (app) => {
    const views = new ViewNotes(store);
    app.get(
      '/windows/:id/words',
      {
        config: { access: 'finding:read' },
        schema: {
          summary: 'What the clerks said at a window in a period, digits that may be somebody’s masked',
          tags: ['words'],
          params: idParams,
          querystring: z.object({ from: instantInput, to: instantInput }),
          response: {
            200: z.object({ lines: z.array(interval.extend({ runId: id, at: instant.optional(), text: z.string() })) }),
          },
        },
      },
      async (request) => {
        const { from, to } = request.query;
        if (to <= from || to - from > LONGEST_MS) throw invalid('from must lie before to, at most 31 days');
        const principal = principalOf(request);
        const place = await windowFor(store, principal, request.params.id);
        const said = await store.read((db) => windowWords(db, place.id, { from, to }));
        if (said.length > 0) {
          const detail = { from: toInstant(from), to: toInstant(to) };
          await views.note(principal, {
            action: 'words.read',
            subject: `window:${place.id}`,
            hall: place.hall,
            detail,
          });
        }
        const lines = said.map(({ runId, startMs, endMs, at, text }) => ({
          ...{ runId, startMs, endMs, text },
          ...defined({ at: optionalInstant(at) }),
        }));
        return { lines };
      },
    );
  };
