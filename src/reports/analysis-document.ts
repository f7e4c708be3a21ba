import { type DecodingRecord, restartsOf } from '../store/runs/decoding-record.ts';
import type { AnalysisRun } from '../store/runs/run.ts';

export const ANALYSIS_SCHEMA = 'liyi.analysis/1';

/** An analysis without the readings it was made from. */
export type AnalysedTimeline = Omit<AnalysisRun, 'readings'>;

/**
 * An analysis as published: docs/schema/analysis-1.json. Within version 1 fields may be added, never changed or
 * removed. Readings are left out; the store keeps them.
 */
export function analysisDocument(run: AnalysedTimeline) {
  return {
    schema: ANALYSIS_SCHEMA,
    window: run.window,
    ...(run.startedAt !== undefined && { startedAt: new Date(run.startedAt).toISOString() }),
    footage: run.footage,
    engine: run.engine,
    camera: run.camera,
    completeness: run.completeness,
    ...(run.clockOffset && { clockOffset: run.clockOffset }),
    ...(run.decoding && { decoding: decodingOf(run.decoding) }),
    people: run.people,
    events: run.events,
    blindness: run.blindness,
    encounters: run.encounters,
    findings: run.findings,
  };
}

/** Without the places in the file, which only this program reads. */
function decodingOf(decoding: DecodingRecord) {
  const { timeMap: _, ...published } = decoding;
  return { ...published, clockResets: restartsOf(decoding) };
}

/** The published document of an analysis as indented JSON, with a newline at the end. */
export const analysisText = (run: AnalysedTimeline): string =>
  `${JSON.stringify(analysisDocument(run), undefined, 2)}\n`;
