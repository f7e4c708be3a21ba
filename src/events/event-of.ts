import type { Role } from '../contract/role.ts';
import type { Interval } from '../core/interval.ts';
import type { EVENT_CATALOG, EventType, VariantOf } from './catalog.ts';
import type { CounterEvent } from './event.ts';
import type { EventUnit } from './event-entry.ts';

/**
 * A value comes with the unit that the catalogue gives to its type, a kind is one of those it lists; a type without them has
 * neither.
 */
type Details<Type extends EventType> = Pick<CounterEvent, 'peakMs' | 'uncertainty' | 'gradeDeg' | 'confidence'> &
  ((typeof EVENT_CATALOG)[Type] extends { readonly unit: infer Unit extends EventUnit }
    ? { readonly value: number; readonly unit: Unit }
    : unknown) &
  ([VariantOf<Type>] extends [never] ? unknown : { readonly variant: VariantOf<Type> });

/** An event of a person, with times rounded to whole milliseconds. */
export const eventOf = <Type extends EventType>(
  type: Type,
  { person, role }: { readonly person: string; readonly role: Role },
  { startMs, endMs }: Interval,
  details: Details<Type>,
): CounterEvent => ({ type, person, role, startMs: Math.round(startMs), endMs: Math.round(endMs), ...details });
