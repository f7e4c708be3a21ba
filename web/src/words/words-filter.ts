import type { WordsFilter } from '../api/words.ts';

/** What the address asks for. @param place the window that it names, where it is known */
export function wordsFilter(
  address: URLSearchParams,
  place: { readonly hall: string; readonly window: string } | undefined,
): WordsFilter {
  const [fromDay, toDay] = [address.get('from'), address.get('to')];
  return {
    q: address.get('q') ?? '',
    ...(place !== undefined && { hall: place.hall, window: place.window }),
    ...(fromDay !== null && { fromDay }),
    ...(toDay !== null && { toDay }),
  };
}

/** The address with changes; what is undefined is left out of it. */
export function addressOfWords(
  address: URLSearchParams,
  changes: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const all = { ...Object.fromEntries(address), ...changes };
  return Object.fromEntries(Object.entries(all).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
}

/** The timeline of a window around a moment that was found. @param at RFC 3339 */
export const timelineAddress = (windowId: number, at: string): string => {
  const day = at.slice(0, 10);
  return `/timeline?${new URLSearchParams({ window: String(windowId), from: day, to: day, at })}`;
};
