import { z } from 'zod';
import { CAMERA_VIEWS } from '../../contract/camera-view.ts';
import { MOST_POSTS, POST_NAME, POST_NAME_RULE } from '../../contract/post-name.ts';
import { ROLES } from '../../contract/role.ts';
import { isSelfCrossing } from '../../contract/self-crossing.ts';
import { WINDOW_KINDS } from '../../contract/window-kind.ts';
import { ZONE_NAMES } from '../../contract/zone.ts';
import { LARGEST_CLOCK_OFFSET_MS } from '../../core/camera.ts';
import type { PicturePolygon } from '../../core/geometry.ts';
import { code, id, instant } from '../schemas/common.ts';

export const hallSchema = z
  .object({ hall: code, title: z.string().optional(), windows: z.int().min(0) })
  .meta({ id: 'Hall' });

export const windowSchema = z
  .object({ id, hall: code, window: code, title: z.string().optional() })
  .meta({ id: 'Window' });

const fraction = z.number().min(0).max(1);
const point = z.object({ x: fraction, y: fraction });
/** Corners in order, as fractions of the picture's width and height. */
const polygon = z.array(point).min(3).max(100);
const zonesSchema = z.object({ clerk: polygon.optional(), citizen: polygon.optional(), handover: polygon.optional() });

export const geometrySchema = z
  .object({
    name: z.string().min(1).max(60).optional().describe('What people call it, where the window has several'),
    clockOffsetMs: z
      .number()
      .min(-LARGEST_CLOCK_OFFSET_MS)
      .max(LARGEST_CLOCK_OFFSET_MS)
      .optional()
      .describe('Added to its clock to have that of the window’s other cameras; estimated where left out'),
    view: z.enum(CAMERA_VIEWS).optional(),
    yawDeg: z.number().min(-180).max(180).optional(),
    pitchDeg: z.number().min(-90).max(90).optional(),
    heightM: z.number().min(0).max(20).optional(),
    distanceM: z.number().min(0.1).max(50).optional(),
    hfovDeg: z.number().min(5).max(175).optional(),
    zones: zonesSchema,
    posts: z
      .record(z.string(), zonesSchema)
      .optional()
      .describe('Zones of each post of the window, by name; what one leaves out it shares'),
    neighbours: z.array(zonesSchema).max(20).optional().describe('Zones of the other windows in the picture'),
    soundChannels: z
      .array(z.enum(ROLES))
      .length(2)
      .optional()
      .describe('Whose microphone each channel of the sound is'),
    windowKind: z.enum(WINDOW_KINDS).optional().describe('Some clauses bind one kind of window only'),
  })
  .meta({ id: 'CameraGeometry', description: 'How a camera looks at a counter; zones in fractions of the picture' });

const isDrawable = (corners: PicturePolygon | undefined): boolean => corners === undefined || !isSelfCrossing(corners);
const areDrawable = (zones: z.infer<typeof zonesSchema>): boolean =>
  ZONE_NAMES.every((name) => isDrawable(zones[name]));
const CROSSING = 'the sides of a zone cross each other';
/** Zones as drawn by a person: sides must not cross. Posts as in a camera file. */
export const geometryInput = geometrySchema
  .refine(({ zones }) => areDrawable(zones), { path: ['zones'], error: CROSSING })
  .refine(({ posts }) => Object.values(posts ?? {}).every(areDrawable), { path: ['posts'], error: CROSSING })
  .refine(({ neighbours }) => (neighbours ?? []).every(areDrawable), { path: ['neighbours'], error: CROSSING })
  .refine(({ posts }) => Object.keys(posts ?? {}).every((post) => POST_NAME.test(post)), {
    path: ['posts'],
    error: POST_NAME_RULE,
  })
  .refine(({ posts }) => posts === undefined || isSeveral(Object.keys(posts).length), {
    path: ['posts'],
    error: `must name 2 to ${MOST_POSTS} posts`,
  });
const isSeveral = (count: number): boolean => count > 1 && count <= MOST_POSTS;

export const cameraSchema = z
  .object({
    windowId: id,
    hall: code,
    window: code,
    version: z.int().min(0).describe('0: from the newest run, never set here'),
    geometry: geometrySchema,
    rulebooks: z.array(z.string()).optional().describe('Every rulebook where left out'),
    since: instant,
    still: z.string().optional().describe('Address of a picture to draw zones on'),
  })
  .meta({ id: 'Camera' });
