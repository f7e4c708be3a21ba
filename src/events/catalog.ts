import type { Wording } from '../contract/wording.ts';
import { ARM_EVENTS } from './catalog/arms.ts';
import { CITIZEN_EVENTS } from './catalog/citizen.ts';
import { COURTESY_EVENTS } from './catalog/courtesy.ts';
import { HANDOVER_EVENTS } from './catalog/handover.ts';
import { HEAD_EVENTS } from './catalog/head.ts';
import { POSTURE_EVENTS } from './catalog/posture.ts';
import { VOICE_EVENTS } from './catalog/voice.ts';
import { type EventEntry, type EventLane, LANE_WORDING } from './event-entry.ts';

// All that is known of each type of event, a file for each lane or two. Lanes, schemas, exports, the glossary, reports and the
// site are made from it. Plain data: the site loads it too.

export const EVENT_CATALOG = {
  ...POSTURE_EVENTS,
  ...COURTESY_EVENTS,
  ...HANDOVER_EVENTS,
  ...ARM_EVENTS,
  ...HEAD_EVENTS,
  ...CITIZEN_EVENTS,
  ...VOICE_EVENTS,
} as const satisfies Readonly<Record<string, EventEntry>>;

export type EventType = keyof typeof EVENT_CATALOG;
export type EventCatalog = Readonly<Record<EventType, EventEntry>>;

/** The kinds of one type; none where it has only one. */
export type VariantOf<Type extends EventType> = (typeof EVENT_CATALOG)[Type] extends {
  readonly variants: infer Variants;
}
  ? keyof Variants
  : never;
export type EventVariant = { [Type in EventType]: VariantOf<Type> }[EventType];

/** The kinds of all types of a catalogue, in the order in which they are listed there. */
export const eventVariantsOf = (catalog: EventCatalog): EventVariant[] =>
  Object.values(catalog).flatMap(({ variants = {} }) => Object.keys(variants) as EventVariant[]);

/** What an event is called: by its kind, where it has several. */
export function wordingOf(
  { type, variant }: { readonly type: EventType; readonly variant?: EventVariant | undefined },
  catalog: EventCatalog = EVENT_CATALOG,
): Wording {
  const { wording, variants } = catalog[type];
  return (variant && variants?.[variant]) ?? wording;
}

/** The types of a catalogue, in the order in which they are listed there. */
export const eventTypesOf = (catalog: EventCatalog): EventType[] => Object.keys(catalog) as EventType[];

export interface LaneOfEvents {
  readonly lane: EventLane;
  readonly wording: Wording;
  readonly types: readonly EventType[];
}

/** Every type in its lane, lanes from top to bottom. */
export const eventLanesOf = (catalog: EventCatalog): LaneOfEvents[] =>
  Object.entries<Wording>(LANE_WORDING).map(([lane, wording]) => ({
    lane: lane as EventLane,
    wording,
    types: eventTypesOf(catalog).filter((type) => catalog[type].lane === lane),
  }));
