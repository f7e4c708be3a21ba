import { describe, expect, it } from 'vitest';
import type { Wording } from '../../src/contract/wording.ts';
import { EVENT_CATALOG, eventLanesOf } from '../../src/events/catalog.ts';
import { DETECTORS } from '../../src/events/detectors.ts';
import { type EventEntry, type EventLane, LANE_WORDING } from '../../src/events/event-entry.ts';
import { interpret } from '../../src/interpret.ts';
import { EVENT_TYPES } from '../support/event-types.ts';
import { interpretationOf, recordedReadings } from '../support/recorded-readings.ts';

const entries: readonly EventEntry[] = Object.values(EVENT_CATALOG);

describe('the catalogue of events', () => {
  it.each<[string, readonly Wording[]]>([
    ['wordings', entries.map(({ wording }) => wording)],
    ['short forms', entries.map(({ short }) => short)],
    ['lanes', Object.values(LANE_WORDING)],
  ])('%s tell each apart in both languages', (_, words) => {
    expect(new Set(words.map(({ zh }) => zh)).size).toBe(words.length);
    expect(new Set(words.map(({ en }) => en)).size).toBe(words.length);
    for (const { zh, en } of words) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).toMatch(/^[^\p{Script=Han}]+$/u);
    }
  });

  it('puts every type into one lane', () => {
    expect(
      eventLanesOf(EVENT_CATALOG)
        .flatMap(({ types }) => types)
        .toSorted(),
    ).toEqual(EVENT_TYPES.toSorted());
  });

  it('refuses a type without a lane, a wording or a colour', () => {
    const { lane, wording, tone, ...rest } = EVENT_CATALOG.bow;
    // @ts-expect-error no lane
    const withoutLane: EventEntry = { ...rest, wording, tone };
    // @ts-expect-error no wording
    const withoutWording: EventEntry = { ...rest, lane, tone };
    // @ts-expect-error no colour
    const withoutTone: EventEntry = { ...rest, lane, wording };
    // @ts-expect-error no such lane
    const elsewhere: EventLane = 'elsewhere';
    expect([withoutLane, withoutWording, withoutTone, elsewhere]).toHaveLength(4);
  });
});

describe('the detectors', () => {
  it('find every type, each in one place', () => {
    expect(DETECTORS.flatMap(({ types }) => types).toSorted()).toEqual(EVENT_TYPES.toSorted());
  });

  it('come after those whose events they use', () => {
    for (const [i, { types, uses = [] }] of DETECTORS.entries()) {
      const earlier = DETECTORS.slice(0, i).flatMap((detector) => detector.types);
      expect({ types, missing: uses.filter((type) => !earlier.includes(type)) }).toEqual({ types, missing: [] });
    }
  });

  it.each(['counter-by-the-book', 'counter-violations'] as const)(
    'give what the catalogue says, on the readings of %s',
    async (clip) => {
      const request = interpretationOf(clip, await recordedReadings(clip));
      const { events } = interpret(request).timeline;
      expect(events.length).toBeGreaterThan(5);
      for (const { type, role, value, unit } of events) {
        const entry: EventEntry = EVENT_CATALOG[type];
        expect({ type, role, unit }).toEqual({ type, role: entry.role, unit: entry.unit });
        expect(value !== undefined).toBe(entry.unit !== undefined);
      }
    },
  );
});
