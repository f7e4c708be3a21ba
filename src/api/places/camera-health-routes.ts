import { z } from 'zod';
import { DAY_MS } from '../../contract/durations.ts';
import { CAMERA_CONDITIONS, PICTURE_FAULTS } from '../../contract/picture-fault.ts';
import { listCameraHealth, type WindowCameraHealth } from '../../store/places/camera-health.ts';
import { cameraFaults } from '../../store/runs/camera-faults.ts';
import { principalOf } from '../access/guard.ts';
import { maySeeHall } from '../access/principal.ts';
import type { Routes } from '../context.ts';
import { code, id, idParams, instant, toInstant } from '../schemas/common.ts';
import { windowFor } from './find-window.ts';

const tags = ['places'];
/** How far back faults are told, in days. */
const MOST_DAYS = 366;

const healthSchema = z
  .object({
    windowId: id,
    hall: code,
    window: code,
    camera: id.describe('A window’s cameras differ by where they look'),
    condition: z.enum(CAMERA_CONDITIONS),
    since: instant,
    seen: instant.describe('When the camera was seen last'),
  })
  .meta({ id: 'CameraHealth', description: 'How a camera’s picture was when it was seen last' });

const faultSchema = z.object({ camera: id, fault: z.enum(PICTURE_FAULTS), from: instant, to: instant }).meta({
  id: 'CameraFault',
  description: 'A stretch in which a camera’s picture was no footage: nobody is judged by it',
});

const healthView = ({ since, seen, ...same }: WindowCameraHealth) => ({
  ...same,
  since: toInstant(since),
  seen: toInstant(seen),
});

/** Routes to read how the pictures of cameras are, within what the asker may see. */
export const cameraHealthRoutes: Routes =
  ({ store }) =>
  async (app) => {
    app.get(
      '/cameras/health',
      {
        config: { access: 'place:read' },
        schema: {
          summary: 'Health of cameras',
          tags,
          querystring: z.object({ hall: code.optional() }),
          response: { 200: z.object({ cameras: z.array(healthSchema) }) },
        },
      },
      async (request) => {
        const principal = principalOf(request);
        const all = await store.read((db) => listCameraHealth(db, request.query));
        return { cameras: all.filter(({ hall }) => maySeeHall(principal, hall)).map(healthView) };
      },
    );

    app.get(
      '/windows/:id/health',
      {
        config: { access: 'place:read' },
        schema: {
          summary: 'Health of the cameras of a window',
          description: 'How they are, and the faults of the last days',
          tags,
          params: idParams,
          querystring: z.object({ days: z.coerce.number().int().min(1).max(MOST_DAYS).default(30) }),
          response: { 200: z.object({ cameras: z.array(healthSchema), faults: z.array(faultSchema) }) },
        },
      },
      async (request) => {
        const { id: windowId } = await windowFor(store, principalOf(request), request.params.id);
        const after = store.now() - request.query.days * DAY_MS;
        return store.read(async (db) => ({
          cameras: (await listCameraHealth(db, { windowId })).map(healthView),
          faults: (await cameraFaults(db, windowId, after)).map(({ from, to, ...same }) => ({
            ...same,
            from: toInstant(from),
            to: toInstant(to),
          })),
        }));
      },
    );
  };
