import { EVENT_CATALOG, type EventCatalog, type EventType } from '../../src/events/catalog.ts';
import type { CounterEvent } from '../../src/events/event.ts';
import type { EventEntry } from '../../src/events/event-entry.ts';

/** A type of event that the product does not know. */
const CLAP: EventEntry = {
  role: 'clerk',
  needs: ['trunk-lean'],
  wording: { zh: '鼓掌', en: 'clap' },
  short: { zh: '鼓掌', en: 'clap' },
  meaning: 'both hands meet again and again',
  lane: 'courtesy',
  tone: 'gesture',
};
const withClap = { ...EVENT_CATALOG, clap: CLAP };
export const CATALOG_WITH_CLAP: EventCatalog = withClap;
export const CLAP_TYPE = 'clap' satisfies keyof typeof withClap as string as EventType;

export const clapOf = ({ person, role }: Pick<CounterEvent, 'person' | 'role'>): CounterEvent => ({
  ...{ type: CLAP_TYPE, person, role },
  ...{ startMs: 2000, endMs: 2600, confidence: 0.9 },
});
