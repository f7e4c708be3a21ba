import type { Settings } from '../../config/settings.ts';
import type { EpochMilliseconds } from '../../core/units.ts';
import type { FilmedWindow } from '../../pipeline.ts';
import type { AnalysedTimeline } from '../../reports/analysis-document.ts';
import type { Rulebook } from '../../rulebooks/clause.ts';
import type { RunId } from '../../store/runs/stored-timeline.ts';
import type { ServiceStore } from '../../store/service-store.ts';
import type { CliContext } from '../context.ts';
import type { SettingOptions } from '../options.ts';

/** What `liyi analyze` was asked for. */
export interface AnalyzeOptions extends SettingOptions {
  readonly window?: string;
  readonly camera?: string;
  readonly rulebook?: readonly string[];
  /** Of the first recording; the others follow it one after the other. */
  readonly startedAt?: EpochMilliseconds | undefined;
  readonly json?: string;
  readonly sampleFps?: number;
  readonly stream?: number;
  readonly fps?: number;
  readonly words?: string;
}

/** What all recordings of one command share. */
export interface Work {
  readonly context: CliContext;
  readonly settings: Settings;
  readonly rulebooks: readonly Rulebook[];
  readonly windows: readonly FilmedWindow[];
  readonly store: ServiceStore;
  readonly many: boolean;
}

/** A recording that was analysed and stored. */
export interface StoredAnalysis {
  readonly path: string;
  readonly runId: RunId;
  readonly run: AnalysedTimeline;
}
