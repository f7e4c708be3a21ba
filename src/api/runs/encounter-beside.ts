import { runsBeside } from '../../store/reviews/related-runs.ts';
import type { StoredEncounter, StoredFinding } from '../../store/runs/stored-timeline.ts';
import type { ServiceStore } from '../../store/service-store.ts';

/** The encounter of a finding where it began in another recording that was judged together with the finding's. */
export async function encounterBeside(
  store: ServiceStore,
  { runId, encounter, startAt }: StoredFinding,
): Promise<StoredEncounter | undefined> {
  if (encounter === undefined || startAt === undefined) return undefined;
  const [own] = await store.runs({ id: runId, includeSuperseded: true });
  for (const { id, status } of await store.read((db) => runsBeside(db, runId))) {
    if (status !== 'current') continue;
    const [run] = await store.runs({ id });
    // A recording that was judged apart has encounters of the same ids, and they are others.
    if (run?.engine.settings.duty !== own?.engine.settings.duty) continue;
    const { encounters } = await store.entries(id);
    const found = encounters.find((one) => one.id === encounter);
    if (found !== undefined) return found;
  }
  return undefined;
}
