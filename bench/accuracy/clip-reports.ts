import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { durationMs } from '../../src/core/interval.ts';
import { type AnalysisSettings, analyzeClips, type ClipReport } from './analyze-clips.ts';
import type { Clip } from './clip-folder.ts';
import { writeJson } from './write-json.ts';

export interface ReportedClip extends ClipReport {
  readonly clip: Clip;
}

/** Folders of `<clip>.json` documents, as `liyi analyze --json` writes them. */
export interface DocumentFolders {
  /** Read instead of analysing; what it says nothing of is left out. */
  readonly analyses?: string | undefined;
  /** Where what is analysed now is kept, for another bench to read. */
  readonly keep?: string | undefined;
}

/** What an analysis says of each clip: analysed now, or as a document says. */
export async function reportsOf(
  clips: readonly Clip[],
  settings: AnalysisSettings,
  { analyses, keep }: DocumentFolders,
): Promise<ReportedClip[]> {
  if (analyses !== undefined) return clips.flatMap((clip) => documentOf(clip, analyses));
  return analyzeClips(clips, settings, ({ clip, footageMs, wallMs, ...report }) => {
    console.error(`${clip.name}: ${(footageMs / wallMs).toFixed(1)} × real time`);
    if (keep !== undefined) writeJson(join(keep, `${clip.name}.json`), documentFrom(report));
  });
}

type AnalysisDocument = Omit<ClipReport, 'footage'> & {
  readonly footage: { readonly startMs: number; readonly durationMs: number };
};

function documentFrom({ events, blindness, encounters, findings, footage }: ClipReport): AnalysisDocument {
  const { startMs } = footage;
  return { events, blindness, encounters, findings, footage: { startMs, durationMs: durationMs(footage) } };
}

/** None where the folder has no document of the clip. */
function documentOf(clip: Clip, analyses: string): ReportedClip[] {
  const path = join(analyses, `${clip.name}.json`);
  if (!existsSync(path)) return [];
  const { footage, ...document }: AnalysisDocument = JSON.parse(readFileSync(path, 'utf8'));
  return [{ clip, ...document, footage: { startMs: footage.startMs, endMs: footage.startMs + footage.durationMs } }];
}
