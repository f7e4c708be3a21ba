/**
 * Writes the types of events into the glossary and the schema of analyses, and into the latter what must be seen for them; with `--check`, fails where they are out of date.
 *   node scripts/event-lists.ts [--check]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { OBSERVABLE_QUANTITIES } from '../src/contract/observable-quantity.ts';
import { EVENT_CATALOG, type EventCatalog, eventTypesOf, eventVariantsOf } from '../src/events/catalog.ts';
import { EVENT_UNITS } from '../src/events/event-entry.ts';
import { table, withMarked } from './marked-table.ts';

/** The glossary with the table of `catalog`. */
export const glossaryOf = (text: string, catalog: EventCatalog): string =>
  withMarked(
    text,
    'events',
    table(
      ['code', '中文', 'meaning, and where it begins and ends'],
      eventTypesOf(catalog).map((type) => [`\`${type}\``, catalog[type].wording.zh, catalog[type].meaning]),
    ),
  );

/** The JSON Schema of analyses with the types of `catalog` and what must be seen for them. */
export function analysisSchemaOf(text: string, catalog: EventCatalog): string {
  const schema = JSON.parse(text);
  const event = schema.properties.events.items.properties;
  event.type.enum = eventTypesOf(catalog);
  event.unit.enum = EVENT_UNITS;
  event.variant.enum = eventVariantsOf(catalog);
  schema.properties.blindness.items.properties.quantity.enum = OBSERVABLE_QUANTITIES;
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}

const MADE = [
  { path: 'docs/glossary.md', made: glossaryOf },
  { path: 'docs/schema/analysis-1.json', made: analysisSchemaOf },
] as const;

if (import.meta.main) {
  for (const { path, made } of MADE) {
    const file = new URL(`../${path}`, import.meta.url);
    const before = readFileSync(file, 'utf8');
    const after = made(before, EVENT_CATALOG);
    if (!process.argv.includes('--check')) writeFileSync(file, after);
    else if (after !== before) {
      console.error(`${path} is out of date: run npm run derived`);
      process.exitCode = 1;
    }
  }
}
