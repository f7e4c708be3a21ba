import { ENGINE_VERSION } from './core/version.ts';
import type { NetRecord } from './inference/model-set.ts';
import type { Rulebook } from './rulebooks/clause.ts';
import type { RecordedQueue } from './store/queue/queue-record.ts';
import type { EngineRecord } from './store/runs/run.ts';

export interface AnalysisSettings {
  readonly sampleFps: number;
  /** Frame rate that the user stated for a stream without times. */
  readonly statedFps?: number | undefined;
  readonly rulebooks: readonly Rulebook[];
  readonly queue?: RecordedQueue | undefined;
}

/** What identifies a run beside its footage: everything that can change its results. */
export const engineRecord = (nets: readonly NetRecord[], settings: AnalysisSettings): EngineRecord => ({
  version: ENGINE_VERSION,
  models: nets.map(({ id, onnxSha256 }) => ({ id, sha256: onnxSha256 })),
  settings: {
    sampleFps: settings.sampleFps,
    ...(settings.statedFps !== undefined && { fps: settings.statedFps }),
    cadence: 'adaptive',
    ...judgedBy(settings.rulebooks, settings.queue),
  },
});

/**
 * The record of a run whose stored measurements are judged again: nets and sampling stay the same.
 * @param duty digest of the recordings that it is judged with; left out for one that is judged alone
 */
export function reevaluatedEngine(
  { models, settings }: EngineRecord,
  rulebooks: readonly Rulebook[],
  queue?: RecordedQueue,
  duty?: string,
): EngineRecord {
  const { queue: _, duty: __, ...without } = settings;
  return {
    version: ENGINE_VERSION,
    models,
    settings: { ...without, ...judgedBy(rulebooks, queue), ...(duty !== undefined && { duty }) },
  };
}

const judgedBy = (rulebooks: readonly Rulebook[], queue: RecordedQueue | undefined) => ({
  rulebooks: Object.fromEntries(rulebooks.map(({ id, version }) => [id, version])),
  ...(queue && { queue: queue.digest }),
});
