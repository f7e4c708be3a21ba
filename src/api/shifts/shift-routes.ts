import { z } from 'zod';
import { enterRoster } from '../../batch/enter-roster.ts';
import { readRoster } from '../../batch/read-roster.ts';
import { HOUR_MS } from '../../contract/durations.ts';
import { postsOf } from '../../store/places/place-records.ts';
import { deleteShift, insertShift, listShifts, listStaffNumbers, type Shift } from '../../store/places/shifts.ts';
import { principalOf } from '../access/guard.ts';
import { maySeeHall } from '../access/principal.ts';
import type { Routes } from '../context.ts';
import { windowFor } from '../places/find-window.ts';
import { conflict, invalid, notFound } from '../problems/not-found.ts';
import {
  code,
  defined,
  id,
  idInput,
  idParams,
  instant,
  instantInput,
  nameInput,
  nextCursor,
  staffNumber,
  toInstant,
} from '../schemas/common.ts';
import { listingQuery } from '../schemas/listing.ts';
import { listPage } from '../schemas/page.ts';

const tags = ['shifts'];
const LONGEST_MS = 24 * HOUR_MS;

const shiftSchema = z
  .object({
    ...{ id, windowId: id, hall: code, window: code, staffNumber: z.string() },
    post: z.string().optional().describe('Left out: the window has one, or the clerk is at all of them'),
    ...{ startAt: instant, endAt: instant },
  })
  .meta({ id: 'Shift' });

const shiftView = ({ post, ...shift }: Shift): z.infer<typeof shiftSchema> => ({
  ...shift,
  ...defined({ post }),
  startAt: toInstant(shift.startAt),
  endAt: toInstant(shift.endAt),
});

/** Routes `/shifts`: who sat at which window, by pseudonymous staff numbers. */
export const shiftRoutes: Routes =
  ({ store }) =>
  async (app) => {
    app.get(
      '/shifts',
      {
        config: { access: 'shift:write' },
        schema: {
          summary: 'Who sat where when, newest entry first',
          tags,
          querystring: z.object({
            windowId: idInput.optional(),
            staffNumber: staffNumber.optional(),
            ...listingQuery,
          }),
          response: { 200: z.object({ shifts: z.array(shiftSchema), nextCursor }) },
        },
      },
      async (request) => {
        const { halls } = principalOf(request);
        const { shown, ...rest } = await listPage(request.query, (filter, page) =>
          store.read((db) => listShifts(db, { ...filter, halls }, page)),
        );
        return { shifts: shown.map(shiftView), ...rest };
      },
    );

    app.get(
      '/staff-numbers',
      {
        config: { access: 'shift:write' },
        schema: {
          summary: 'Everybody who was ever on shift, in order',
          tags,
          response: { 200: z.object({ staffNumbers: z.array(z.string()) }) },
        },
      },
      async (request) => {
        const { halls } = principalOf(request);
        return { staffNumbers: await store.read((db) => listStaffNumbers(db, halls)) };
      },
    );

    app.post(
      '/shifts',
      {
        config: { access: 'shift:write' },
        schema: {
          summary: 'Enter a shift',
          tags,
          body: z.object({
            ...{ windowId: id, staffNumber },
            post: nameInput.optional().describe('One of the posts that a camera of the window names'),
            ...{ startAt: instantInput, endAt: instantInput },
          }),
          response: { 201: shiftSchema },
        },
      },
      async (request, reply) => {
        const { startAt, endAt } = request.body;
        if (endAt <= startAt || endAt - startAt > LONGEST_MS)
          throw invalid('endAt must lie after startAt, at most 24 hours');
        const principal = principalOf(request);
        const place = await windowFor(store, principal, request.body.windowId);
        const shift = { ...request.body, windowId: place.id };
        const { post } = shift;
        if (post !== undefined && !(await store.read((db) => postsOf(db, place.id))).has(post))
          throw invalid(`no camera of window ${place.window} names a post ${post}`);
        const shiftId = await store.change(principal.actor, async ({ writing, now, note }) => {
          const made = await insertShift(writing, shift, now);
          if (made === undefined) throw conflict('somebody sits at this window already in that time');
          const detail = { window: place.window, staffNumber: shift.staffNumber };
          note({ action: 'shift.enter', subject: `shift:${made}`, hall: place.hall, detail });
          return made;
        });
        reply.code(201);
        return shiftView({ ...shift, id: shiftId, hall: place.hall, window: place.window });
      },
    );

    app.post(
      '/shifts/import',
      {
        config: { access: 'shift:write' },
        schema: {
          summary: 'Enter a roster, all of it or nothing',
          description:
            'Text of a CSV file whose first line names its columns: window, staff_number, start, end, and where wanted hall and post. ' +
            'Times without a zone are those at the hall. Shifts that are there already stay as they are.',
          tags,
          body: z.object({ csv: z.string().min(1) }),
          response: { 200: z.object({ entered: z.int().min(0), known: z.int().min(0) }) },
        },
      },
      async (request) => {
        const principal = principalOf(request);
        const shifts = readRoster(request.body.csv);
        return store.change(principal.actor, (change) =>
          enterRoster(change, shifts, (hall) => maySeeHall(principal, hall)),
        );
      },
    );

    app.delete(
      '/shifts/:id',
      {
        config: { access: 'shift:write' },
        schema: { summary: 'Delete a shift', tags, params: idParams, response: { 204: z.undefined() } },
      },
      async (request, reply) => {
        const principal = principalOf(request);
        const [shift] = await store.read((db) => listShifts(db, { id: request.params.id }, { limit: 1 }));
        if (shift === undefined || !maySeeHall(principal, shift.hall)) throw notFound(`shift ${request.params.id}`);
        await store.change(principal.actor, async ({ writing, note }) => {
          await deleteShift(writing, shift.id);
          const { hall, window, staffNumber: staff } = shift;
          note({ action: 'shift.delete', subject: `shift:${shift.id}`, hall, detail: { window, staffNumber: staff } });
        });
        return reply.code(204).send();
      },
    );
  };
