import { z } from 'zod';
import {
  insertCameraSetup,
  insertHall,
  insertWindow,
  listHalls,
  renameHall,
  renameWindow,
} from '../../store/places/place-records.ts';
import { principalOf } from '../access/guard.ts';
import { maySeeHall, type Principal } from '../access/principal.ts';
import type { Routes } from '../context.ts';
import { conflict, notFound } from '../problems/not-found.ts';
import { rulebookOf } from '../rulebooks/find-clause.ts';
import { code, defined, idParams, nameInput, shortText } from '../schemas/common.ts';
import { cameraView } from './camera-view.ts';
import { windowFor } from './find-window.ts';
import { cameraSchema, geometryInput, hallSchema, windowSchema } from './place-schemas.ts';

const tags = ['places'];
const title = shortText.min(1);

function assertHall(principal: Principal, hall: string): void {
  if (!maySeeHall(principal, hall)) throw notFound(`hall ${hall}`);
}

/** Routes to create and rename halls and windows, and to set up cameras; each change is noted in the audit log. */
export const placeChangeRoutes: Routes = (context) => async (app) => {
  const { store } = context;
  app.post(
    '/halls',
    {
      config: { access: 'place:write' },
      schema: {
        summary: 'Add a hall',
        tags,
        body: z.object({ hall: code, title: title.optional() }),
        response: { 201: hallSchema },
      },
    },
    async (request, reply) => {
      const principal = principalOf(request);
      const { hall, title: named } = request.body;
      assertHall(principal, hall);
      await store.change(principal.actor, async ({ writing, now, note }) => {
        if (!(await insertHall(writing, { code: hall, title: named }, now))) throw conflict(`there is a hall ${hall}`);
        note({ action: 'hall.create', subject: `hall:${hall}`, hall });
      });
      reply.code(201);
      return { hall, windows: 0, ...defined({ title: named }) };
    },
  );

  app.patch(
    '/halls/:hall',
    {
      config: { access: 'place:write' },
      schema: {
        summary: 'Name a hall',
        tags,
        params: z.object({ hall: code }),
        body: z.object({ title }),
        response: { 200: hallSchema },
      },
    },
    async (request) => {
      const principal = principalOf(request);
      const { hall } = request.params;
      assertHall(principal, hall);
      return store.change(principal.actor, async ({ writing, note }) => {
        const known = (await listHalls(writing)).find((record) => record.code === hall);
        if (known === undefined) throw notFound(`hall ${hall}`);
        await renameHall(writing, hall, request.body.title);
        note({ action: 'hall.rename', subject: `hall:${hall}`, hall, detail: { title: request.body.title } });
        return { hall, windows: known.windows, title: request.body.title };
      });
    },
  );

  app.post(
    '/windows',
    {
      config: { access: 'place:write' },
      schema: {
        summary: 'Add a window to a hall',
        tags,
        body: z.object({ hall: code, window: code, title: title.optional() }),
        response: { 201: windowSchema },
      },
    },
    async (request, reply) => {
      const principal = principalOf(request);
      const { hall, window, title: named } = request.body;
      assertHall(principal, hall);
      const place = await store.change(principal.actor, async ({ writing, now, note }) => {
        const made = await insertWindow(writing, { hall, window, title: named }, now);
        if (made === undefined) throw conflict(`there is a window ${window} already, or no hall ${hall}`);
        note({ action: 'window.create', subject: `window:${made.id}`, hall, detail: { window } });
        return made;
      });
      reply.code(201);
      return place;
    },
  );

  app.patch(
    '/windows/:id',
    {
      config: { access: 'place:write' },
      schema: {
        summary: 'Name a window',
        tags,
        params: idParams,
        body: z.object({ title }),
        response: { 200: windowSchema },
      },
    },
    async (request) => {
      const principal = principalOf(request);
      const place = await windowFor(store, principal, request.params.id);
      await store.change(principal.actor, async ({ writing, note }) => {
        await renameWindow(writing, place.id, request.body.title);
        const { hall } = place;
        note({ action: 'window.rename', subject: `window:${place.id}`, hall, detail: { title: request.body.title } });
      });
      return { ...place, title: request.body.title };
    },
  );

  app.put(
    '/windows/:id/camera',
    {
      config: { access: 'place:write' },
      schema: {
        summary: 'Set the camera of a window: zones, position, rulebooks',
        description: 'Recordings analysed from now on use it; earlier set-ups are kept.',
        tags,
        params: idParams,
        body: z.object({
          version: z.int().min(0).describe('As it was read; 0 where there was none'),
          geometry: geometryInput,
          rulebooks: z.array(nameInput).min(1).max(100).optional(),
        }),
        response: { 200: cameraSchema },
      },
    },
    async (request) => {
      const principal = principalOf(request);
      const place = await windowFor(store, principal, request.params.id);
      const { version, geometry, rulebooks } = request.body;
      for (const rulebook of rulebooks ?? []) await rulebookOf(context, rulebook);
      const setup = await store.change(principal.actor, async ({ writing, now, note, announce }) => {
        const { zones, posts, neighbours, ...position } = geometry;
        const others = {
          ...(posts && { posts: Object.fromEntries(Object.entries(posts).map(([post, own]) => [post, defined(own)])) }),
          ...(neighbours && { neighbours: neighbours.map(defined) }),
        };
        const set = { version: version + 1, geometry: { ...defined(position), zones: defined(zones), ...others } };
        const made = await insertCameraSetup(writing, place.id, { ...set, ...defined({ rulebooks }) }, now);
        if (made === undefined) throw conflict('the camera has been set up by somebody else meanwhile');
        const { hall, window } = place;
        note({ action: 'camera.set', subject: `window:${place.id}`, hall, detail: { window, version: made.version } });
        announce({ type: 'camera.changed', hall, body: { windowId: place.id, window, version: made.version } });
        return made;
      });
      return cameraView(place, setup);
    },
  );
};
