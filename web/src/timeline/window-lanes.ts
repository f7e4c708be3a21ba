import { CAMERA_VIEW_WORDING } from '../../../src/contract/camera-view.ts';
import { REASON_WORDING } from '../../../src/contract/finding-reason.ts';
import { isUsuallyHidden, QUANTITY_WORDING } from '../../../src/contract/observable-quantity.ts';
import { PHASE_WORDING } from '../../../src/contract/phase.ts';
import { VERDICT_WORDING } from '../../../src/contract/verdict.ts';
import {
  EVENT_CATALOG,
  type EventCatalog,
  type EventType,
  eventLanesOf,
  wordingOf,
} from '../../../src/events/catalog.ts';
import type { WindowTimeline } from '../api/timeline.ts';
import type { WindowWords } from '../api/words.ts';
import { capitalized } from '../i18n/capitalized.ts';
import type { Say } from '../i18n/language.tsx';
import type { Palette } from '../theme/palette.ts';
import { type Lane, type LaneEntry, lane, rowedLane, stackedLane } from './lanes.ts';
import { spokenText } from './spoken-text.ts';

const FINDING_LANES = ['not-met', 'needs-review', 'met'] as const;
const RECORDING_ROW_PX = 14;
const FINDING_ROW_PX = 18;
const MOST_FINDING_ROWS = 8;
/** Shorter ones only flicker. */
const SHORTEST_GAP_MS = 500;

/** The timeline's lanes. @param said what the clerks said, written into their turns of speech */
export function windowLanes(
  timeline: WindowTimeline,
  t: Say,
  palette: Palette,
  said: WindowWords['lines'] = [],
  catalog: EventCatalog = EVENT_CATALOG,
): Lane[] {
  return [
    rowedLane('recordings', t('录像', 'Recording'), recordings(timeline, t, palette), RECORDING_ROW_PX),
    lane('encounters', t('接待与环节', 'Encounters'), encounters(timeline, t, palette), 30),
    ...eventLanesOf(catalog).map((each) =>
      lane(each.lane, capitalized(t.of(each.wording)), events(timeline, each.types, t, palette, said, catalog)),
    ),
    ...FINDING_LANES.map((verdict) =>
      stackedLane(
        `findings-${verdict}`,
        t.of(VERDICT_WORDING[verdict]),
        findings(timeline, verdict, t, palette),
        FINDING_ROW_PX,
        MOST_FINDING_ROWS,
      ),
    ),
    lane('gaps', t('看不见', 'Not seen'), gaps(timeline, t, palette), 16),
  ];
}

const at = (instant: string | undefined): number => (instant === undefined ? Number.NaN : Date.parse(instant));

/** A row for each camera. */
function recordings(timeline: WindowTimeline, t: Say, palette: Palette): LaneEntry[] {
  const cameraOf = ({ camera: { name, view } }: WindowTimeline['runs'][number]) =>
    name ?? (view === undefined ? '' : t.of(CAMERA_VIEW_WORDING[view]));
  const cameras = [...new Set(timeline.runs.map(cameraOf))];
  return timeline.runs.flatMap((run): LaneEntry[] => {
    if (run.startedAt === undefined) return [];
    const label = [cameraOf(run), run.recording.name].filter(Boolean).join(' · ');
    return [
      {
        id: `run-${run.id}`,
        startMs: at(run.startedAt),
        endMs: at(run.startedAt) + run.recording.durationMs,
        colour: palette.gap,
        ...{ label, short: label, row: cameras.indexOf(cameraOf(run)) },
      },
    ];
  });
}

function encounters(timeline: WindowTimeline, t: Say, palette: Palette): LaneEntry[] {
  return timeline.encounters.flatMap((encounter) => {
    const zeroMs = at(encounter.startAt) - encounter.startMs;
    return encounter.phases.map(
      ({ phase, startMs, endMs }): LaneEntry => ({
        id: `encounter-${encounter.runId}-${encounter.encounter}-${phase}`,
        startMs: zeroMs + startMs,
        endMs: zeroMs + endMs,
        colour: palette.phase[phase],
        short: t.of(PHASE_WORDING[phase]),
        label: `${encounter.encounter} · ${t.of(PHASE_WORDING[phase])}`,
      }),
    );
  });
}

function events(
  timeline: WindowTimeline,
  types: readonly EventType[],
  t: Say,
  palette: Palette,
  said: WindowWords['lines'],
  catalog: EventCatalog,
): LaneEntry[] {
  return timeline.events
    .filter((event) => types.includes(event.type) && event.startAt !== undefined)
    .map((event): LaneEntry => {
      const name = t.of(wordingOf(event, catalog));
      const value = valueTextOf(event);
      const startMs = at(event.startAt);
      const text = event.type === 'clerk-voice' ? spokenText(event, said) : '';
      return {
        id: `event-${event.id}`,
        startMs,
        endMs: at(event.endAt),
        colour: palette.event[catalog[event.type].tone],
        short: text || `${name}${value}`,
        label: text ? `${name}${value}：“${text}”` : `${name}${value}`,
        ...(event.peakMs !== undefined && { stillMs: startMs + event.peakMs - event.startMs }),
      };
    });
}

function valueTextOf({ value, unit }: WindowTimeline['events'][number]): string {
  if (value === undefined) return '';
  if (unit === 'deg') return ` ${value.toFixed(0)}°`;
  return unit === 'LU' ? ` +${value.toFixed(0)} LU` : ` ${value.toFixed(2)}`;
}

function findings(
  timeline: WindowTimeline,
  verdict: (typeof FINDING_LANES)[number],
  t: Say,
  palette: Palette,
): LaneEntry[] {
  return timeline.findings
    .filter((finding) => (finding.review.verdict ?? finding.verdict) === verdict && finding.startAt !== undefined)
    .map(
      (finding): LaneEntry => ({
        id: `finding-${finding.id}`,
        startMs: at(finding.startAt),
        endMs: at(finding.endAt),
        colour: palette.verdict[verdict],
        short: t.of(finding.clauseWording),
        label: `${t.of(VERDICT_WORDING[verdict])} · ${t.of(finding.clauseWording)}`,
        href: `/findings/${finding.id}`,
      }),
    );
}

function gaps(timeline: WindowTimeline, t: Say, palette: Palette): LaneEntry[] {
  return timeline.gaps
    .filter((gap) => gap.startAt !== undefined && gap.endMs - gap.startMs >= SHORTEST_GAP_MS)
    .filter((gap) => gap.role === 'clerk' && !isUsuallyHidden(gap.quantity))
    .map(
      (gap): LaneEntry => ({
        id: `gap-${gap.id}`,
        startMs: at(gap.startAt),
        endMs: at(gap.endAt),
        colour: palette.gap,
        hatched: true,
        label: `${t.of(QUANTITY_WORDING[gap.quantity])}：${t.of(REASON_WORDING[gap.reason])}`,
      }),
    );
}
