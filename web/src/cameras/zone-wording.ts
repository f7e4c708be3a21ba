import type { Wording } from '../../../src/contract/wording.ts';
import { isSelfCrossing } from './is-self-crossing.ts';
import { ZONES, type ZoneName, type Zones } from './zone-editor.tsx';

export const ZONE_WORDING: Readonly<Record<ZoneName, Wording>> = {
  clerk: { zh: '窗口人员一侧', en: 'Clerk side' },
  citizen: { zh: '办事人一侧', en: 'Citizen side' },
  handover: { zh: '递接处', en: 'Handover zone' },
};

/** Those that the service would refuse. */
export const faultyZones = (zones: Zones): ZoneName[] =>
  ZONES.filter((name) => {
    const corners = zones[name];
    return corners !== undefined && corners.length > 0 && (corners.length < 3 || isSelfCrossing(corners));
  });
