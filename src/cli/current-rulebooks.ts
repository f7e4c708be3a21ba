import type { Rulebook } from '../rulebooks/clause.ts';
import { withPublishedThresholds } from '../store/rulebooks/rulebook-versions.ts';
import type { ServiceStore } from '../store/service-store.ts';

/** What is judged by: the rulebooks as their files have them, with the thresholds that were published in this store. */
export const currentRulebooks = (store: ServiceStore, loaded: readonly Rulebook[]): Promise<Rulebook[]> =>
  store.read((db) => withPublishedThresholds(db, loaded));
