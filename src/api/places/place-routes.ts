import { z } from 'zod';
import { cameraOf, listHalls, listPlaces } from '../../store/places/place-records.ts';
import { principalOf } from '../access/guard.ts';
import { maySeeHall } from '../access/principal.ts';
import type { Routes } from '../context.ts';
import { notFound } from '../problems/not-found.ts';
import { code, idParams } from '../schemas/common.ts';
import { cameraView } from './camera-view.ts';
import { windowFor } from './find-window.ts';
import { cameraSchema, hallSchema, windowSchema } from './place-schemas.ts';

const tags = ['places'];

/** Routes to read halls, windows and their cameras, within what the asker may see. */
export const placeRoutes: Routes =
  ({ store }) =>
  async (app) => {
    app.get(
      '/halls',
      {
        config: { access: 'place:read' },
        schema: { summary: 'Halls', tags, response: { 200: z.object({ halls: z.array(hallSchema) }) } },
      },
      async (request) => {
        const halls = await store.read(listHalls);
        const principal = principalOf(request);
        return {
          halls: halls
            .filter(({ code: hall }) => maySeeHall(principal, hall))
            .map(({ code: hall, ...rest }) => ({ hall, ...rest })),
        };
      },
    );

    app.get(
      '/windows',
      {
        config: { access: 'place:read' },
        schema: {
          summary: 'Windows',
          tags,
          querystring: z.object({ hall: code.optional() }),
          response: { 200: z.object({ windows: z.array(windowSchema) }) },
        },
      },
      async (request) => {
        const places = await store.read((db) => listPlaces(db, request.query.hall));
        const principal = principalOf(request);
        return { windows: places.filter(({ hall }) => maySeeHall(principal, hall)) };
      },
    );

    app.get(
      '/windows/:id',
      {
        config: { access: 'place:read' },
        schema: { summary: 'A window', tags, params: idParams, response: { 200: windowSchema } },
      },
      async (request) => windowFor(store, principalOf(request), request.params.id),
    );

    app.get(
      '/cameras',
      {
        config: { access: 'place:read' },
        schema: {
          summary: 'Cameras, one a window',
          tags,
          querystring: z.object({ hall: code.optional() }),
          response: { 200: z.object({ cameras: z.array(cameraSchema) }) },
        },
      },
      async (request) => {
        const principal = principalOf(request);
        return store.read(async (db) => {
          const places = await listPlaces(db, request.query.hall);
          const cameras = [];
          for (const place of places.filter(({ hall }) => maySeeHall(principal, hall))) {
            const setup = await cameraOf(db, place.id);
            if (setup !== undefined) cameras.push(cameraView(place, setup));
          }
          return { cameras };
        });
      },
    );

    app.get(
      '/windows/:id/camera',
      {
        config: { access: 'place:read' },
        schema: { summary: 'The camera of a window', tags, params: idParams, response: { 200: cameraSchema } },
      },
      async (request) => {
        const place = await windowFor(store, principalOf(request), request.params.id);
        const setup = await store.read((db) => cameraOf(db, place.id));
        if (setup === undefined) throw notFound(`camera of window ${place.id}`);
        return cameraView(place, setup);
      },
    );
  };
