import type { Principal } from '../access/principal.ts';
import { invalid } from '../problems/not-found.ts';

/** Rulebooks are the same everywhere. @throws LiyiError LIYI_REQUEST for whoever is limited to some halls */
export function assertForEveryHall({ halls }: Principal): void {
  if (halls !== undefined) throw invalid('thresholds are for every hall', 'Ask somebody who may see all halls.');
}
