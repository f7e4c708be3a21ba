import type { EpochMilliseconds } from '../../core/units.ts';
import { runsBeside } from '../../store/reviews/related-runs.ts';
import type { RunRecord } from '../../store/runs/runs.ts';
import type { StoredEncounter, StoredFinding } from '../../store/runs/stored-timeline.ts';
import type { ServiceStore } from '../../store/service-store.ts';

/** The encounter of a finding where it began in another recording that was judged together with the finding's. */
export async function encounterBeside(
  store: ServiceStore,
  { runId, encounter, startAt, endAt = startAt }: StoredFinding,
): Promise<StoredEncounter | undefined> {
  if (encounter === undefined || startAt === undefined) return undefined;
  const [own] = await store.runs({ id: runId, includeSuperseded: true });
  for (const { id, status } of await store.read((db) => runsBeside(db, runId))) {
    if (status !== 'current') continue;
    const [run] = await store.runs({ id });
    // A recording that was judged apart has encounters of its own, which may have the same ids.
    if (!isJoined(run) || !isJoined(own)) continue;
    const { encounters } = await store.entries(id);
    const found = encounters.find((one) => one.id === encounter && touches(one, { startAt, endAt }));
    if (found !== undefined) return found;
  }
  return undefined;
}

const isJoined = (run: RunRecord | undefined): boolean => run?.engine.settings.duty !== undefined;

interface Lasting {
  readonly startAt?: EpochMilliseconds | undefined;
  readonly endAt?: EpochMilliseconds | undefined;
}

const touches = (a: Lasting, b: Lasting): boolean => a.startAt! <= b.endAt! && a.endAt! >= b.startAt!;
