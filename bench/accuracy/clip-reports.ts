import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AnalysisSettings, analyzeClips, type ClipReport } from './analyze-clips.ts';
import type { Clip } from './clip-folder.ts';

export interface ReportedClip extends ClipReport {
  readonly clip: Clip;
}

/** What an analysis says of each clip: analysed now, or, given a folder of `--json` documents, as it said then. */
export async function reportsOf(
  clips: readonly Clip[],
  settings: AnalysisSettings,
  analyses: string | undefined,
): Promise<ReportedClip[]> {
  if (analyses !== undefined) return clips.flatMap((clip) => documentOf(clip, analyses));
  return analyzeClips(clips, settings, ({ clip, footageMs, wallMs }) =>
    console.error(`${clip.name}: ${(footageMs / wallMs).toFixed(1)} × real time`),
  );
}

type AnalysisDocument = Omit<ClipReport, 'footage'> & {
  readonly footage: { readonly startMs: number; readonly durationMs: number };
};

/** None where the folder has no document of the clip. */
function documentOf(clip: Clip, analyses: string): ReportedClip[] {
  const path = join(analyses, `${clip.name}.json`);
  if (!existsSync(path)) return [];
  const { footage, ...document }: AnalysisDocument = JSON.parse(readFileSync(path, 'utf8'));
  return [{ clip, ...document, footage: { startMs: footage.startMs, endMs: footage.startMs + footage.durationMs } }];
}
