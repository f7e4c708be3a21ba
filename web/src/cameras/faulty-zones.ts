import { isSelfCrossing } from '../../../src/contract/self-crossing.ts';
import { ZONE_NAMES, type ZoneName } from '../../../src/contract/zone.ts';
import type { Zones } from './zone-editor.tsx';

/** Those that the service would refuse. */
export const faultyZones = (zones: Zones): ZoneName[] =>
  ZONE_NAMES.filter((name) => {
    const corners = zones[name];
    return corners !== undefined && corners.length > 0 && (corners.length < 3 || isSelfCrossing(corners));
  });
