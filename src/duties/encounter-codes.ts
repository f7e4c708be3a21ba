import { hallDateTime } from '../contract/hall-time.ts';
import type { EpochMilliseconds } from '../core/units.ts';
import type { Encounter } from '../encounters/encounter.ts';
import type { Finding } from '../rulebooks/finding.ts';

interface Served {
  readonly encounters: readonly Encounter[];
  readonly findings: readonly Finding[];
}

/**
 * Names encounters by the time of day at which the citizen came to the counter (`e091512`): unique in a stretch, for a finding
 * may be about one of another recording, and the same whatever else is recorded of the day.
 * @param originAt wall-clock time at which the stretch's own clock is 0
 */
export function namedByTime({ encounters, findings }: Served, originAt: EpochMilliseconds): Served {
  const codes = new Map<string, string>();
  const taken = new Map<string, number>();
  for (const { id, atCounter } of encounters) {
    const code = `e${timeOfDay(originAt + atCounter.startMs)}`;
    const before = taken.get(code) ?? 0;
    taken.set(code, before + 1);
    codes.set(id, before === 0 ? code : `${code}-${before + 1}`);
  }
  return {
    encounters: encounters.map((encounter) => ({ ...encounter, id: codes.get(encounter.id)! })),
    findings: findings.map((finding) =>
      finding.encounter === undefined ? finding : { ...finding, encounter: codes.get(finding.encounter)! },
    ),
  };
}

/** `091512` */
const timeOfDay = (at: EpochMilliseconds): string =>
  hallDateTime(at).slice('yyyy-mm-ddT'.length, -'.000'.length).replaceAll(':', '');
