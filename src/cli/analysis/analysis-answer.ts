import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { LiyiError } from '../../core/errors.ts';
import { publicName } from '../../media/remote-input.ts';
import { type AnalysedTimeline, analysisText } from '../../reports/analysis-document.ts';
import { writeTextFile } from '../../reports/text-file.ts';
import { runLines } from '../run-lines.ts';
import type { AnalyzeOptions, StoredAnalysis, Work } from './analyze-work.ts';

const TO_STANDARD_OUTPUT = '-';

/** Shows what was stored, and writes the document that was asked for. */
export async function answer(
  run: AnalysedTimeline,
  path: string,
  options: AnalyzeOptions,
  work: Work,
  closing: readonly string[],
): Promise<void> {
  if (options.json !== TO_STANDARD_OUTPUT) await writeJson(run, path, options, work);
  show(run, options, work, closing);
}

/** Shows what became of an analysis once it was judged with the recordings beside it, where that is another run. */
export async function showSettled(
  { path, runId, run }: StoredAnalysis,
  options: AnalyzeOptions,
  work: Work,
): Promise<void> {
  const [former] = await work.store.runs({ id: runId, includeSuperseded: true });
  const [now] = former?.supersededBy === undefined ? [] : await work.store.runs({ id: former.supersededBy });
  const settled = now === undefined ? run : { ...now, ...(await work.store.entries(now.id)) };
  if (now !== undefined || options.json === TO_STANDARD_OUTPUT) await writeJson(settled, path, options, work);
  if (now === undefined) return;
  show(settled, options, work, [
    `  与相接的录像一起评判 judged together with the recordings beside it: run ${runId} → run ${now.id}`,
  ]);
}

function show(run: AnalysedTimeline, options: AnalyzeOptions, work: Work, closing: readonly string[]): void {
  const { terminal } = work.context;
  const lines = [...runLines(run, work.rulebooks, ['not-met', 'needs-review'], terminal), ...closing].join('\n');
  if (options.json === TO_STANDARD_OUTPUT) terminal.note(lines);
  else terminal.print(lines);
}

async function writeJson(run: AnalysedTimeline, path: string, { json }: AnalyzeOptions, work: Work): Promise<void> {
  if (json === undefined) return;
  if (json === TO_STANDARD_OUTPUT) work.context.terminal.print(analysisText(run).trimEnd());
  else await writeTextFile(work.many ? join(json, documentName(run, path, work)) : json, analysisText(run));
}

const documentName = ({ window }: AnalysedTimeline, path: string, { windows }: Work): string =>
  [basename(publicName(path)), ...(windows.length > 1 ? [window] : []), 'json'].join('.');

/**
 * Whether `--json` names what as many documents can be written to.
 * @throws LiyiError LIYI_USAGE
 */
export function checkJson(documents: number, { json }: AnalyzeOptions): void {
  if (documents === 1) {
    if (json !== undefined && json !== TO_STANDARD_OUTPUT && isFolder(json))
      throw badJson(`${json} is a folder`, 'Name a file.');
    return;
  }
  if (json !== undefined && (json === TO_STANDARD_OUTPUT || !isFolder(json))) {
    throw badJson(`the recordings make ${documents} documents`, 'Let --json name a folder that exists.');
  }
}

const badJson = (message: string, remedy: string): LiyiError =>
  new LiyiError('LIYI_USAGE', { message: `--json: ${message}`, remedy });

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
