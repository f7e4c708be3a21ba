import type { Milliseconds } from '../../core/units.ts';
import type { Rulebook } from '../../rulebooks/clause.ts';
import { withPublishedThresholds } from '../../timeline/service/rulebook-versions.ts';
import type { ServiceStore } from '../../timeline/service/service-store.ts';

/** Another process of the service may publish too. */
const LOOK_EVERY_MS: Milliseconds = 5_000;

/** The rulebooks as they come with the program, with the thresholds that were published here. */
export function currentRulebooks(
  store: ServiceStore,
  bundled: readonly Rulebook[],
): () => Promise<readonly Rulebook[]> {
  let known: { readonly rulebooks: Promise<readonly Rulebook[]>; readonly at: number } | undefined;
  store.onNotice(({ type }) => {
    if (type === 'rulebook.published') known = undefined;
  });
  return () => {
    const now = store.now();
    if (known === undefined || Math.abs(now - known.at) > LOOK_EVERY_MS) {
      const rulebooks = store.read((db) => withPublishedThresholds(db, bundled));
      rulebooks.catch(() => {
        known = undefined;
      });
      known = { rulebooks, at: now };
    }
    return known.rulebooks;
  };
}
