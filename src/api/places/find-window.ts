import { findPlace, type WindowPlace } from '../../store/places/place-records.ts';
import type { ServiceStore } from '../../store/service-store.ts';
import { maySeeHall, type Principal } from '../access/principal.ts';
import { notFound } from '../problems/not-found.ts';

/**
 * The window with this id.
 * @throws LiyiError LIYI_NOT_FOUND, also for a window of a hall that the asker may not see
 */
export async function windowFor(store: ServiceStore, principal: Principal, id: number): Promise<WindowPlace> {
  const place = await store.read((db) => findPlace(db, id));
  if (place === undefined || !maySeeHall(principal, place.hall)) throw notFound(`window ${id}`);
  return place;
}
