import { EVENT_CATALOG, type EventCatalog, type EventType } from '../../src/events/catalog.ts';
import type { CounterEvent } from '../../src/events/event.ts';
import type { EventEntry } from '../../src/events/event-entry.ts';

/** A type of event that the product does not know. */
const NOD: EventEntry = {
  role: 'clerk',
  needs: ['trunk-lean'],
  wording: { zh: '点头', en: 'nod' },
  short: { zh: '点头', en: 'nod' },
  meaning: 'the head goes down and comes up',
  lane: 'courtesy',
  tone: 'gesture',
};
const withNod = { ...EVENT_CATALOG, nod: NOD };
export const CATALOG_WITH_NOD: EventCatalog = withNod;
export const NOD_TYPE = 'nod' satisfies keyof typeof withNod as string as EventType;

export const nodOf = ({ person, role }: Pick<CounterEvent, 'person' | 'role'>): CounterEvent => ({
  ...{ type: NOD_TYPE, person, role },
  ...{ startMs: 2000, endMs: 2600, confidence: 0.9 },
});
