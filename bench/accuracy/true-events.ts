import type { CameraGeometry } from '../../src/core/camera.ts';
import type { Interval } from '../../src/core/interval.ts';
import type { Degrees } from '../../src/core/units.ts';
import type { Encounter } from '../../src/encounters/encounter.ts';
import { findEncounters } from '../../src/encounters/find-encounters.ts';
import { EVENT_CATALOG, type EventType, eventVariantsOf } from '../../src/events/catalog.ts';
import type { CounterEvent } from '../../src/events/event.ts';
import type { Rulebook } from '../../src/rulebooks/clause.ts';
import { evaluate } from '../../src/rulebooks/evaluate.ts';
import type { Finding } from '../../src/rulebooks/finding.ts';
import { SCORED_TYPES } from '../../test/support/event-types.ts';
import { bowDepthOf, isAtOtherWindow, roleOf, type Truth } from './truth.ts';

/** The truth itself knows a bow's depth about as well: joint centres of a bending body. */
const DEPTH_UNCERTAINTY_DEG: Degrees = 1;

/**
 * What happens at the window that is analysed, as a perfect observer would report it; types that Liyi does not report are left
 * out. Whoever talks is heard.
 */
export const trueEvents = (truth: Pick<Truth, 'events' | 'zones'>): CounterEvent[] =>
  truth.events.flatMap((event) => {
    const { person, variant, startMs, endMs } = event;
    if (isAtOtherWindow(event, truth)) return [];
    const role = roleOf(person);
    const depth = event.type === 'bow' && {
      value: bowDepthOf(event),
      uncertainty: DEPTH_UNCERTAINTY_DEG,
      unit: 'deg' as const,
    };
    const types = event.type === 'talking' ? [event.type, VOICE_OF[role]] : [event.type];
    return types.filter(isReported).map((type) => ({
      ...{ type, person: `${person}-1`, role, startMs, endMs },
      confidence: 1,
      ...kindOf(variant),
      ...depth,
    }));
  });

/** The kind of an event, where Liyi knows it. */
const kindOf = (variant: string | undefined) =>
  eventVariantsOf(EVENT_CATALOG).flatMap((known) => (known === variant ? [{ variant: known }] : []))[0];
const VOICE_OF = { clerk: 'clerk-voice', citizen: 'citizen-voice' } as const;
const isReported = (type: string): type is EventType =>
  [...SCORED_TYPES, ...Object.values(VOICE_OF), 'talking'].some((known) => known === type);

export interface JudgedEvents {
  readonly encounters: readonly Encounter[];
  readonly findings: readonly Finding[];
}

/** What rulebooks ask of a camera. */
export type JudgedCamera = Pick<CameraGeometry, 'view' | 'windowKind'>;

/** What the rulebooks say where everything was seen and is certain; of a comprehensive window unless the camera says another. */
export function judgedTruth(
  truth: Pick<Truth, 'events' | 'zones'>,
  footage: Interval,
  rulebooks: readonly Rulebook[],
  { view, windowKind = 'comprehensive' }: JudgedCamera = {},
): JudgedEvents {
  const events = trueEvents(truth);
  const encounters = findEncounters(events, footage);
  return {
    encounters,
    findings: evaluate(rulebooks, { footage, events, blindness: [], encounters, view, windowKind }),
  };
}
