import type { z } from 'zod';
import type { CameraGeometry, CounterZones } from '../../core/camera.ts';
import type { PicturePolygon } from '../../core/geometry.ts';
import type { CameraSetup, WindowPlace } from '../../store/places/place-records.ts';
import { defined, toInstant } from '../schemas/common.ts';
import type { cameraSchema, geometrySchema } from './place-schemas.ts';

/** The JSON of a window's camera setup. */
export function cameraView(place: WindowPlace, setup: CameraSetup): z.infer<typeof cameraSchema> {
  return {
    windowId: place.id,
    hall: place.hall,
    window: place.window,
    version: setup.version,
    geometry: geometryView(setup.geometry),
    ...defined({ rulebooks: setup.rulebooks && [...setup.rulebooks] }),
    since: toInstant(setup.createdAt),
    still: `/api/v1/windows/${place.id}/camera/still`,
  };
}

const corners = (polygon: PicturePolygon | undefined) => polygon?.map(({ x, y }) => ({ x, y }));

const zonesView = (zones: CounterZones) =>
  defined({
    clerk: corners(zones.clerk),
    citizen: corners(zones.citizen),
    handover: corners(zones.handover),
  });

/** The JSON of a camera geometry: zones that are not known are left out. */
export const geometryView = ({
  zones,
  posts,
  neighbours,
  ...position
}: CameraGeometry): z.infer<typeof geometrySchema> => ({
  ...position,
  zones: zonesView(zones),
  ...defined({
    posts: posts && Object.fromEntries(Object.entries(posts).map(([post, zones]) => [post, zonesView(zones)])),
    neighbours: neighbours?.map(zonesView),
  }),
});
