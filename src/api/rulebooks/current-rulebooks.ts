import type { Rulebook } from '../../rulebooks/clause.ts';
import type { ServiceStore } from '../../timeline/service/service-store.ts';

/** The rulebooks as they come with the program, with the thresholds that were published here. */
export function currentRulebooks(
  _store: ServiceStore,
  bundled: readonly Rulebook[],
): () => Promise<readonly Rulebook[]> {
  return async () => bundled;
}
