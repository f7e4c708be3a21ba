import type { BatchSummary, ScoredRecording, Settled } from '../batch/batch-summary.ts';
import type { FoundRecording, SkippedFile, SkipReason } from '../batch/found-recording.ts';
import type { BatchProgress } from '../batch/run-batch.ts';
import { CAMERA_CONDITION_WORDING } from '../contract/picture-fault.ts';
import { publicName } from '../media/remote-input.ts';
import { formatInstant, formatLength } from '../reports/time-text.ts';
import type { Terminal } from './terminal.ts';

const SKIPPED: Readonly<Record<SkipReason, string>> = {
  'not-footage': '不是录像文件 no footage by its name',
  unreadable: '无法读取 cannot be read',
  'name-not-utf-8': '名称不是 UTF-8 编码（可能是 GBK） name not in UTF-8',
  'link-leads-back': '链接指回上级文件夹 link back to a folder above',
  'name-not-recognised': '文件名无法识别 name not recognised',
  'still-being-written': '仍在写入 still being written',
  'already-scored': '早已评过 scored before',
  'same-footage-twice': '内容重复 same footage twice',
  'same-minutes-twice': '同一时段已评过 same minutes twice',
  'footage-of-another-window': '内容属于另一窗口 footage of another window',
};
/** Reasons that every batch has, so that their number is enough. */
const EXPECTED: readonly SkipReason[] = ['not-footage', 'still-being-written', 'already-scored', 'same-footage-twice'];
/** Most files of each kind named in the summary; a folder of the wrong kind holds thousands. */
const MOST_NAMED = 20;

/** `A01 2026-11-20T09:00:00+08:00 /footage/a.mp4`. */
const nameOf = ({ window, startedAt, path }: FoundRecording): string =>
  [window, startedAt === undefined ? undefined : formatInstant(startedAt), publicName(path)].filter(Boolean).join(' ');

/** One line for a recording that has an outcome: sign, name, and run or reason. */
export function settledLine(settled: Settled, terminal: Terminal): string {
  switch (settled.outcome) {
    case 'scored':
      return `${terminal.styled('green', '✓')} ${nameOf(settled.scored.recording)} · run ${settled.scored.runId}${faultText(settled.scored)}`;
    case 'incomplete':
      return `${terminal.styled('yellow', '◐')} ${nameOf(settled.scored.recording)} · run ${settled.scored.runId} · ${settled.scored.incomplete}${faultText(settled.scored)}`;
    case 'skipped':
      return `${terminal.styled('dim', '–')} ${publicName(settled.skipped.path)} · ${SKIPPED[settled.skipped.reason]}${detailOf(settled.skipped)}`;
    case 'failed':
      return `${terminal.styled('red', '✗')} ${nameOf(settled.failed.recording)} · ${settled.failed.problem.code} ${settled.failed.problem.message}`;
  }
}

const faultText = ({ faults = [] }: ScoredRecording): string =>
  faults.map((fault) => ` · ! ${CAMERA_CONDITION_WORDING[fault].zh} ${CAMERA_CONDITION_WORDING[fault].en}`).join('');

/** How far a batch is, in one line: recordings, share, remaining time. */
export function progressText(progress: BatchProgress): string {
  const { settled, recordings, searching, underWay, fraction, leftMs, paused } = progress;
  const state = paused ? ' · 已暂停 paused' : '';
  const left = leftMs === undefined ? '–' : formatLength(leftMs);
  return `${settled}/${recordings}${searching ? '+' : ''} · ${Math.floor(fraction * 100)}% · 进行中 under way ${underWay} · 剩余 ETA ${left}${state}`;
}

/** The summary of a batch: numbers, then the recordings that need attention, with what to do. */
export function summaryLines(summary: BatchSummary, terminal: Terminal): string[] {
  const { scored, incomplete, skipped, failed, waiting } = summary;
  const counts = [
    `已评 scored ${scored.length}`,
    `不完整 incomplete ${incomplete.length}`,
    `跳过 skipped ${skipped.length}`,
    `失败 failed ${failed.length}`,
    ...(waiting > 0 ? [`排队 waiting ${waiting}`] : []),
  ];
  const bySkipReason = Map.groupBy(skipped, ({ reason }) => reason);
  return [
    counts.join(' · '),
    ...named(incomplete.map((one) => settledLine({ outcome: 'incomplete', scored: one }, terminal))),
    ...[...bySkipReason].flatMap(([reason, files]) => [
      `– ${SKIPPED[reason]}: ${files.length}`,
      ...(EXPECTED.includes(reason) ? [] : named(files.map(skippedLine))),
    ]),
    ...failed.flatMap((one) => [
      settledLine({ outcome: 'failed', failed: one }, terminal),
      `    怎么办 · What to do: ${one.problem.remedy}`,
    ]),
  ];
}

const skippedLine = (file: SkippedFile): string => `    ${publicName(file.path)}${detailOf(file)}`;
const detailOf = ({ detail }: SkippedFile): string => (detail === undefined ? '' : ` → ${detail}`);

const named = (lines: readonly string[]): string[] =>
  lines.length <= MOST_NAMED ? [...lines] : [...lines.slice(0, MOST_NAMED), `    … ${lines.length - MOST_NAMED}`];
