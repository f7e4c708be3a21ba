import { ZONE_NAMES } from '../../../src/contract/zone.ts';
import type { components } from '../api/schema.ts';
import type { OverlayFrame, Zone } from './measurements.ts';

type Measurements = components['schemas']['Measurements'];
type Geometry = components['schemas']['CameraGeometry'];

const NO_FRAMES: readonly OverlayFrame[] = [];

/** What is drawn over the pictures, of what the service keeps of them. */
export const overlayFrames = (measurements: Pick<Measurements, 'frames'> | undefined): readonly OverlayFrame[] =>
  measurements?.frames.map(
    ({ tMs, people }): OverlayFrame => ({
      tMs,
      people: people.map(({ person, role, pose, leftHand, rightHand }) => ({
        trackId: person,
        role,
        pose,
        hands: [leftHand, rightHand].flatMap((hand) => (hand.available ? [hand.points] : [])),
      })),
    }),
  ) ?? NO_FRAMES;

export const zonesOf = ({ zones }: Geometry): Zone[] =>
  ZONE_NAMES.flatMap((name) => {
    const corners = zones[name];
    return corners === undefined ? [] : [{ name, points: corners.map(({ x, y }) => [x, y] as const) }];
  });
