import { EVENT_CATALOG, eventTypesOf } from '../../src/events/catalog.ts';

export const EVENT_TYPES = eventTypesOf(EVENT_CATALOG);
