import type { Role } from '../contract/role.ts';
import type { Interval } from '../core/interval.ts';
import type { Milliseconds } from '../core/units.ts';
import type { Encounter } from '../encounters/encounter.ts';
import type { Blindness, CounterEvent } from '../events/event.ts';
import type { Finding } from '../rulebooks/finding.ts';
import type { Stretch } from './stretch.ts';
import type { TrackIds } from './track-names.ts';

/** What was found in a stretch, or in the part of it that belongs to one recording. */
export interface FoundInStretch {
  readonly people: readonly { readonly id: string; readonly role: Role; readonly post?: string }[];
  readonly events: readonly CounterEvent[];
  readonly blindness: readonly Blindness[];
  readonly encounters: readonly Encounter[];
  readonly findings: readonly Finding[];
}

/**
 * Gives everything to the recording in which it begins, in that recording's presentation time and with its track ids; a
 * finding to the recording that shows the middle of its evidence. Nothing is cut: what begins in a recording may end after
 * it. Encounters keep their ids, which are unique in the stretch: a finding may be about one of another recording.
 * @param tracks for each part: the ids that its tracks have in the stretch
 * @param laterMs how much later the times of what was found are than the stretch's own
 * @returns for each part what is its own
 */
export function splitTimeline(
  found: FoundInStretch,
  stretch: Stretch,
  tracks: readonly TrackIds[],
  laterMs: Milliseconds = 0,
): FoundInStretch[] {
  const parts = stretch.parts.map((part) => ({
    shiftMs: part.shiftMs + laterMs,
    speaks: moved(part.speaks, laterMs),
  }));
  const begins = ({ startMs }: Interval) => Math.max(0, lastOf(parts, startMs));
  const events = Map.groupBy(found.events, begins);
  const blindness = Map.groupBy(found.blindness, begins);
  const encounters = Map.groupBy(found.encounters, begins);
  const findings = Map.groupBy(found.findings, ({ evidence: { startMs, endMs } }) =>
    begins({ startMs: (startMs + endMs) / 2, endMs }),
  );
  const namers = tracks.map(localNames);
  return parts.map(({ shiftMs }, i) => {
    const names = namers[i]!;
    const roles = new Map(found.people.map(({ id, role }) => [id, role]));
    return {
      people: [...tracks[i]!].map(([local, id]) => ({ id: local, role: roles.get(id) ?? 'unknown' })),
      events: (events.get(i) ?? []).map((event) => ({
        ...moved(event, -shiftMs),
        ...(event.peakMs !== undefined && { peakMs: toMicroseconds(event.peakMs - shiftMs) }),
        person: names(event.person),
      })),
      blindness: (blindness.get(i) ?? []).map((blind) => ({ ...moved(blind, -shiftMs), person: names(blind.person) })),
      encounters: (encounters.get(i) ?? []).map((encounter) => ({
        ...movedEncounter(encounter, -shiftMs),
        citizen: names(encounter.citizen),
      })),
      findings: (findings.get(i) ?? []).map((finding) => ({
        ...finding,
        evidence: moved(finding.evidence, -shiftMs),
        ...(finding.episodes && {
          episodes: {
            ...finding.episodes,
            // Whoever is seen in another recording has the name that it gives.
            seen: finding.episodes.seen.map((episode) => ({
              ...moved(episode, -shiftMs),
              person: namers[begins(episode)]!(episode.person),
            })),
          },
        }),
      })),
    };
  });
}

const lastOf = (parts: readonly { readonly speaks: Interval }[], tMs: Milliseconds): number =>
  parts.findLastIndex(({ speaks }) => speaks.startMs <= tMs);

/** The same moment is the same number, whatever the stretch began with. */
const toMicroseconds = (ms: Milliseconds): Milliseconds => Math.round(ms * 1000) / 1000;

const moved = <T extends Interval>(entry: T, byMs: Milliseconds): T => ({
  ...entry,
  startMs: toMicroseconds(entry.startMs + byMs),
  endMs: toMicroseconds(entry.endMs + byMs),
});

const movedEncounter = (encounter: Encounter, byMs: Milliseconds): Encounter => ({
  ...moved(encounter, byMs),
  atCounter: moved(encounter.atCounter, byMs),
  phases: encounter.phases.map((phase) => moved(phase, byMs)),
  ...(encounter.provenance && {
    provenance: {
      ...encounter.provenance,
      ...(encounter.provenance.calledMs !== undefined && {
        calledMs: toMicroseconds(encounter.provenance.calledMs + byMs),
      }),
    },
  }),
});

/** A recording's own ids by those of the stretch. Whom the recording does not show keeps an id that none of its tracks has. */
function localNames(tracks: TrackIds): (id: string) => string {
  const local = new Map([...tracks].map(([own, id]) => [id, own]));
  return (id) => local.get(id) ?? (tracks.has(id) ? `${id}-before` : id);
}
