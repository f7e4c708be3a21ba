import type { Rulebook } from '../rulebooks/clause.ts';
import { withPublishedThresholds } from '../store/rulebooks/rulebook-versions.ts';
import type { ServiceStore } from '../store/service-store.ts';

/** The rulebooks as in their files, with the thresholds published in this store. */
export const currentRulebooks = (store: ServiceStore, loaded: readonly Rulebook[]): Promise<Rulebook[]> =>
  store.read((db) => withPublishedThresholds(db, loaded));
