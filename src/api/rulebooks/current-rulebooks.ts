import { isDeepStrictEqual } from 'node:util';
import type { Milliseconds } from '../../core/units.ts';
import type { Rulebook } from '../../rulebooks/clause.ts';
import { withPublishedThresholds } from '../../store/rulebooks/rulebook-versions.ts';
import type { ServiceStore } from '../../store/service-store.ts';

/** How often to look for thresholds that another process has published. */
const LOOK_EVERY_MS: Milliseconds = 5_000;

/** The rulebooks with the thresholds published last: the same list until another version is published. */
export function currentRulebooks(store: ServiceStore, loaded: readonly Rulebook[]): () => Promise<readonly Rulebook[]> {
  let last: readonly Rulebook[] | undefined;
  const look = async (): Promise<readonly Rulebook[]> => {
    const found = await store.read((db) => withPublishedThresholds(db, loaded));
    if (last === undefined || !isDeepStrictEqual(found, last)) last = found;
    return last;
  };
  let known: { readonly rulebooks: Promise<readonly Rulebook[]>; readonly at: number } | undefined;
  store.onNotice(({ type }) => {
    if (type === 'rulebook.published') known = undefined;
  });
  return () => {
    const now = store.now();
    if (known === undefined || Math.abs(now - known.at) > LOOK_EVERY_MS) {
      const rulebooks = look();
      rulebooks.catch(() => {
        known = undefined;
      });
      known = { rulebooks, at: now };
    }
    return known.rulebooks;
  };
}
