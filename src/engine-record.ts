import type { DutyTimes } from './core/opening-hours.ts';
import { ENGINE_VERSION } from './core/version.ts';
import type { NetRecord } from './inference/model-set.ts';
import type { Rulebook } from './rulebooks/clause.ts';
import type { RecordedQueue } from './store/queue/queue-record.ts';
import type { EngineRecord } from './store/runs/run.ts';

export interface AnalysisSettings extends JudgedBy {
  readonly sampleFps: number;
  /** Frame rate that the user stated for a stream without times. */
  readonly statedFps?: number | undefined;
}

/** What a recording's measurements are judged by. */
export interface JudgedBy {
  readonly rulebooks: readonly Rulebook[];
  readonly queue?: RecordedQueue | undefined;
  readonly onDuty?: DutyTimes | undefined;
  /** Digest of what it contributes to the stretch that it is judged with; left out for one that is judged alone. */
  readonly duty?: string | undefined;
  /** Digest of the words that were written down. */
  readonly words?: string | undefined;
}

/** What identifies a run beside its footage: everything that can change its results. */
export const engineRecord = (nets: readonly NetRecord[], settings: AnalysisSettings): EngineRecord => ({
  version: ENGINE_VERSION,
  models: nets.map(({ id, onnxSha256 }) => ({ id, sha256: onnxSha256 })),
  settings: {
    sampleFps: settings.sampleFps,
    ...(settings.statedFps !== undefined && { fps: settings.statedFps }),
    cadence: 'adaptive',
    ...judgedBy(settings),
  },
});

/** The record of a run whose stored measurements are judged again: nets and sampling stay the same. */
export function reevaluatedEngine({ models, settings }: EngineRecord, by: JudgedBy): EngineRecord {
  const { queue: _, onDuty: __, duty: ___, words: ____, ...without } = settings;
  return { version: ENGINE_VERSION, models, settings: { ...without, ...judgedBy(by) } };
}

const judgedBy = ({ rulebooks, queue, onDuty, duty, words }: JudgedBy) => ({
  rulebooks: Object.fromEntries(rulebooks.map(({ id, version }) => [id, version])),
  ...(queue && { queue: queue.digest }),
  ...(onDuty && { onDuty: onDuty.text }),
  ...(duty !== undefined && { duty }),
  ...(words !== undefined && { words }),
});
