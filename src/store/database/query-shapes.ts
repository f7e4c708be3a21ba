import type { Compilable, CompiledQuery } from 'kysely';
import type { Database } from '../schema.ts';

/** More than the service's lists use; a list of values has one shape for each length. */
const KEPT = 500;

/** A placeholder for a value of the query. */
class Slot {
  readonly index: number;

  constructor(index: number) {
    this.index = index;
  }
}

const kept = new WeakMap<Database, Map<string, CompiledQuery<unknown>>>();

/**
 * Runs a query that is built and compiled once for all calls that differ in values only: building costs more than a
 * short query.
 * @param values properties of `given` (a value, or a list of them) that `build` passes on without looking at them;
 * every other property makes a shape of its own with each of its values
 */
export async function runShaped<G extends object, R>(
  db: Database,
  name: string,
  given: G,
  values: readonly (keyof G & string)[],
  build: (given: G) => Compilable<R>,
): Promise<R[]> {
  const parameters: unknown[] = [];
  const slots: Record<string, unknown> = {};
  const slot = (value: unknown) => new Slot(parameters.push(value) - 1);
  let shape = name;
  for (const [key, value] of Object.entries(given)) {
    if (value === undefined) continue;
    const isValue = values.includes(key as keyof G & string);
    slots[key] = isValue ? (Array.isArray(value) ? value.map(slot) : slot(value)) : value;
    shape += ` ${key}=${isValue ? (Array.isArray(value) ? value.length : '?') : JSON.stringify(value)}`;
  }
  const query = compiledOnce(db, shape, () => build(slots as G));
  const bound = query.parameters.map((value) => (value instanceof Slot ? parameters[value.index] : value));
  return (await db.executeQuery<R>({ ...query, parameters: bound })).rows;
}

function compiledOnce<R>(db: Database, shape: string, build: () => Compilable<R>): CompiledQuery<R> {
  const ofDatabase = kept.get(db) ?? new Map<string, CompiledQuery<unknown>>();
  kept.set(db, ofDatabase);
  const known = ofDatabase.get(shape);
  if (known !== undefined) return known as CompiledQuery<R>;
  const query = build().compile();
  const [oldest] = ofDatabase.keys();
  if (ofDatabase.size >= KEPT) ofDatabase.delete(oldest!);
  ofDatabase.set(shape, query);
  return query;
}
