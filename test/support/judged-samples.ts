import { loadRulebooks } from '../../src/config/load-rulebooks.ts';
import type { WindowKind } from '../../src/contract/window-kind.ts';
import type { Interval } from '../../src/core/interval.ts';
import { findEncounters } from '../../src/encounters/find-encounters.ts';
import type { WaitingCount } from '../../src/encounters/queue-event.ts';
import { detectEvents } from '../../src/events/detect-events.ts';
import type { AnalysedPicture, MeasuredPerson } from '../../src/measurements/measure-people.ts';
import type { PoorPicture } from '../../src/measurements/poor-picture.ts';
import { evaluate } from '../../src/rulebooks/evaluate.ts';
import type { Finding } from '../../src/rulebooks/finding.ts';
import { picturesAt } from './samples.ts';

export interface SampledScene {
  readonly people: readonly MeasuredPerson[];
  readonly durationMs: number;
  /** Ten a second where left out. */
  readonly pictures?: readonly AnalysedPicture[];
  readonly gaps?: readonly Interval[];
  readonly poorPictures?: readonly PoorPicture[];
  readonly waiting?: readonly WaitingCount[];
  /** A comprehensive window where left out. */
  readonly windowKind?: WindowKind | 'unknown';
}

export const PX_PER_METRE = 200;
const rulebooks = loadRulebooks();

/** What all rulebooks say of people as they were measured: everything after the readings. */
export function judgedSamples(scene: SampledScene): readonly Finding[] {
  const { people, durationMs, gaps = [], poorPictures = [], waiting, windowKind = 'comprehensive' } = scene;
  const footage = { startMs: 0, endMs: durationMs };
  const pictures = scene.pictures ?? picturesAt({ durationMs });
  const scale = { handoverPxPerMetre: PX_PER_METRE, citizenPxPerMetre: PX_PER_METRE, hasZones: true };
  const { events, blindness } = detectEvents(
    { people, colleagues: [], pictures, poorPictures, ...scale },
    { footage, gaps },
  );
  const encounters = findEncounters(events, footage, {}, gaps);
  return evaluate(rulebooks, {
    ...{ footage, gaps, events, blindness, encounters, waiting },
    windowKind: windowKind === 'unknown' ? undefined : windowKind,
  });
}
