import { basename } from 'node:path';
import { CAMERA_VIEW_WORDING } from '../contract/camera-view.ts';
import { PHASE_WORDING } from '../contract/phase.ts';
import type { Verdict } from '../contract/verdict.ts';
import type { CameraGeometry } from '../core/camera.ts';
import type { Encounter } from '../encounters/encounter.ts';
import { wordingOf } from '../events/catalog.ts';
import type { CounterEvent } from '../events/event.ts';
import { footageNotes } from '../reports/footage-notes.ts';
import { fromStart } from '../reports/from-start.ts';
import { quantityWording } from '../reports/quantity-text.ts';
import { formatInstant, formatInterval, formatLength, formatOffset } from '../reports/time-text.ts';
import type { Rulebook } from '../rulebooks/clause.ts';
import type { AnalysisRun } from '../store/runs/run.ts';
import { tableLines } from './display-width.ts';
import type { Terminal } from './terminal.ts';
import { findingLines, verdictCounts } from './verdict-lines.ts';

type StoredTimeline = Omit<AnalysisRun, 'readings'>;

/** A run in one line, `窗口 window A01 · 2026-11-20T09:00:00+08:00 · 机位 camera 门侧 · a01.mp4 · 0:31`, and what is missing of it. */
export function runHeadLines(run: StoredTimeline, terminal: Terminal): string[] {
  const shown = fromStart(run);
  const { window, startedAt, footage, completeness, camera } = shown;
  const head = [
    `窗口 window ${window}`,
    ...(startedAt === undefined ? [] : [formatInstant(startedAt)]),
    ...cameraName(camera),
    basename(footage.name),
    formatLength(footage.durationMs),
  ].join(' · ');
  const missing = completeness.complete
    ? []
    : [
        terminal.styled(
          'yellow',
          `! 录像不完整 incomplete: ${completeness.problem} (${completeness.covered.map(formatInterval).join(', ')})`,
        ),
      ];
  const notes = footageNotes(shown).map(({ zh, en }) => terminal.styled('yellow', `! ${zh} ${en}`));
  return [terminal.styled('bold', head), ...missing, ...notes];
}

/** `机位 camera 门侧`; nothing where neither a name nor a view is known. */
function cameraName({ name, view }: CameraGeometry): string[] {
  const wording = view && CAMERA_VIEW_WORDING[view];
  const called = name ?? (wording && `${wording.zh} ${wording.en.toLowerCase()}`);
  return called === undefined ? [] : [`机位 camera ${called}`];
}

const eventTableLines = (events: readonly CounterEvent[]): string[] =>
  tableLines(
    [...events]
      .sort((a, b) => a.startMs - b.startMs)
      .map((event) => {
        const { zh, en } = wordingOf(event);
        return [
          `  ${formatOffset(event.startMs)}`,
          formatOffset(event.endMs),
          event.person,
          `${zh} ${en}${valueText(event)}`,
        ];
      }),
  );

function valueText({ value, unit, uncertainty, gradeDeg }: CounterEvent): string {
  if (value === undefined || unit === undefined) return '';
  const grade = gradeDeg === undefined ? '' : ` (${gradeDeg}°)`;
  return ` ${quantityWording({ value, unit, ...(uncertainty !== undefined && { uncertainty }) }).zh}${grade}`;
}

/** `接待 encounter e1 0:02.4–0:26.1 · 来 0:02.4 · 问 0:08.1 …` */
const encounterLine = ({ id, phases, ...interval }: Encounter): string =>
  [
    `  接待 encounter ${id} ${formatInterval(interval)}`,
    ...phases.map(
      ({ phase, startMs }) => `${PHASE_WORDING[phase].zh} ${PHASE_WORDING[phase].en} ${formatOffset(startMs)}`,
    ),
  ].join(' · ');

/** What happened in a run, then what the rulebooks say, limited to the requested verdicts. */
export function runLines(
  run: StoredTimeline,
  rulebooks: readonly Rulebook[],
  verdicts: readonly Verdict[],
  terminal: Terminal,
): string[] {
  const { events, encounters, findings } = fromStart(run);
  return [
    ...runHeadLines(run, terminal),
    ...eventTableLines(events),
    ...encounters.map(encounterLine),
    `  结论 verdicts: ${verdictCounts(findings, terminal)}`,
    ...findings
      .filter((finding) => verdicts.includes(finding.verdict))
      .flatMap((finding) => findingLines(finding, rulebooks, terminal))
      .map((line) => `  ${line}`),
  ];
}
