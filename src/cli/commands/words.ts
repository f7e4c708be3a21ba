import { resolve } from 'node:path';
import type { Command } from 'commander';
import { addWords } from '../../batch/add-words.ts';
import { judgingOf } from '../../batch/reevaluation-job.ts';
import { LiyiError } from '../../core/errors.ts';
import { fingerprint } from '../../media/fingerprint.ts';
import { usualWords, type WordsSource, wordsOfFile } from '../../words-source.ts';
import type { CliContext } from '../context.ts';
import { openTimelineForReading, placeOf } from '../open-timeline.ts';
import { configOption, dbOption, type SettingOptions, settingsOf } from '../options.ts';
import { printError } from '../print-error.ts';
import { runHeadLines } from '../run-lines.ts';
import { verdictCounts } from '../verdict-lines.ts';
import { wordsLine } from '../words-line.ts';

interface WordsOptions extends SettingOptions {
  readonly file?: string;
}

/** Adds `liyi words`: adds what was said to a recording that is stored, and judges it again. */
export function addWordsCommand(program: Command, context: CliContext): void {
  program
    .command('words')
    .description(
      '给已分析的录像补上语音转写，并重新评判\n' +
        'Add what was said to a recording that was analysed, and judge it again',
    )
    .argument('<recording>', '录像 · the recording')
    .option(
      '--file <path>',
      '语音转写（.srt .vtt .json）；默认用录像旁同名的文件，或语音识别 · what was said; by default the file beside the recording, or the recogniser',
    )
    .addOption(dbOption())
    .addOption(configOption())
    .action((recording: string, options: WordsOptions) =>
      words(resolve(context.workingFolder, recording), options, context),
    );
}

async function words(path: string, options: WordsOptions, context: CliContext): Promise<void> {
  const { terminal, signal } = context;
  const settings = settingsOf(context, options);
  await using store = await openTimelineForReading(settings.store);
  const runs = await store.runs({ sha256: await fingerprint({ path, kind: 'video' }, signal) });
  if (runs.length === 0)
    throw new LiyiError('LIYI_NOT_IN_STORE', {
      message: `${placeOf(settings.store)} holds no analysis of ${path}`,
      remedy: 'Analyse the recording first; its words may lie beside it then.',
    });
  const { callingClocks, openingHours, rulebooks, ffmpeg, speech } = settings;
  const judging = judgingOf(store.database, { callingClocks, openingHours, rulebooks });
  for (const run of runs) {
    const source =
      options.file === undefined
        ? usualWords({ path, settings: speech, ffmpeg, stream: run.footage.stream })
        : wordsOfFile(resolve(context.workingFolder, options.file));
    const added = await addWords(run.id, sourceOr(source, path), judging, signal);
    const { findings, ...entries } = await store.entries(added.runId);
    terminal.print(
      [
        ...runHeadLines({ ...run, ...entries, findings }, terminal),
        wordsLine(added, terminal),
        `  run ${run.id} → run ${added.runId}`,
        `  结论 verdicts: ${verdictCounts(findings, terminal)}`,
      ].join('\n'),
    );
    if (added.problem !== undefined) process.exitCode = printError(added.problem, terminal);
  }
}

function sourceOr(source: WordsSource | undefined, path: string): WordsSource {
  if (source !== undefined) return source;
  throw new LiyiError('LIYI_USAGE', {
    message: `no words lie beside ${path}, and the settings name no recogniser`,
    remedy: 'Name a file with --file, or a recogniser under speech in the settings.',
  });
}
