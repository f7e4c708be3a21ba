import { listPlaces, postsOf } from '../store/places/place-records.ts';
import { DEFAULT_HALL } from '../store/places/places.ts';
import { insertShift, isEntered } from '../store/places/shifts.ts';
import type { ServiceStore } from '../store/service-store.ts';
import { type RosterShift, wrongRoster } from './read-roster.ts';

type Change = Parameters<Parameters<ServiceStore['change']>[1]>[0];

export interface EnteredRoster {
  /** Shifts that are new. */
  readonly entered: number;
  /** Shifts that were there already. */
  readonly known: number;
}

/**
 * Enters the shifts of a roster, all or none; those that are there already stay as they are.
 * @param maySee which halls whoever enters it has to do with
 * @throws LiyiError LIYI_ROSTER, naming the line: a window or post that there is not, or two clerks at one post
 */
export async function enterRoster(
  { writing, now, note }: Pick<Change, 'writing' | 'now' | 'note'>,
  shifts: readonly RosterShift[],
  maySee: (hall: string) => boolean,
): Promise<EnteredRoster> {
  const places = new Map((await listPlaces(writing)).map((place) => [keyOf(place.hall, place.window), place]));
  const posts = new Map<number, ReadonlySet<string>>();
  const entered = new Map<string, number>();
  let known = 0;
  for (const { line, hall = DEFAULT_HALL, window, ...shift } of shifts) {
    const place = places.get(keyOf(hall, window));
    if (place === undefined || !maySee(hall)) throw wrongRoster(line, `there is no window ${window} in hall ${hall}`);
    const ofWindow = posts.get(place.id) ?? (await postsOf(writing, place.id));
    posts.set(place.id, ofWindow);
    if (shift.post !== undefined && !ofWindow.has(shift.post))
      throw wrongRoster(line, `no camera of window ${window} names a post ${shift.post}`);
    const wanted = { ...shift, windowId: place.id };
    if (await isEntered(writing, wanted)) known++;
    else if ((await insertShift(writing, wanted, now)) === undefined)
      throw wrongRoster(line, `somebody else sits at window ${window} in that time`);
    else entered.set(hall, (entered.get(hall) ?? 0) + 1);
  }
  for (const [hall, count] of entered)
    note({ action: 'shift.import', subject: `hall:${hall}`, hall, detail: { entered: count } });
  if (entered.size === 0) note({ action: 'shift.import', subject: 'roster', detail: { entered: 0, known } });
  return { entered: [...entered.values()].reduce((sum, count) => sum + count, 0), known };
}

const keyOf = (hall: string, window: string): string => JSON.stringify([hall, window]);
