import { describe, expect, it } from 'vitest';
import type { Encounter } from '../../src/encounters/encounter.ts';
import { findEncounters } from '../../src/encounters/find-encounters.ts';
import type { QueueEvent, QueueEventType } from '../../src/encounters/queue-event.ts';
import { refineEncounters } from '../../src/encounters/refine-encounters.ts';
import type { CounterEvent } from '../../src/events/event.ts';
import { citizen, event } from '../support/events.ts';

const FOOTAGE = { startMs: 0, endMs: 600_000 };
const TOLERANCE_MS = 5_000;

/** At the counter from `fromS` to `toS`, then turns away. */
const present = (fromS: number, toS: number, id = 1): CounterEvent[] => [
  event('citizen-present', fromS * 1000, toS * 1000, citizen(id)),
  event('citizen-turned-away', toS * 1000, toS * 1000 + 2000, citizen(id)),
];
const CLERK = event('seated', 0, 600_000);

/** `called 12 @30` */
const queueOf = (...lines: readonly string[]): QueueEvent[] =>
  lines.map((line) => {
    const [, type, ticket, value, seconds] = /^(\w+)(?: #(\w+))?(?: =(\d+))? @(\d+)$/.exec(line)!;
    return {
      type: type as QueueEventType,
      tMs: Number(seconds) * 1000,
      ticket,
      value: value ? Number(value) : undefined,
    };
  });

function refined(events: readonly CounterEvent[], queue: readonly QueueEvent[] | undefined, footage = FOOTAGE) {
  const record = queue && { events: queue, toleranceMs: TOLERANCE_MS };
  const all = [CLERK, ...events];
  return refineEncounters(findEncounters(all, footage), record, { events: all, footage });
}

/** `both #12 at 30-90: joined` */
const shown = ({ atCounter, provenance }: Encounter): string => {
  const { source = 'camera', ticket, refinements = [] } = provenance ?? {};
  const at = `${atCounter.startMs / 1000}-${atCounter.endMs / 1000}`;
  return [`${source}${ticket === undefined ? '' : ` #${ticket}`} ${at}`, ...refinements].join(', ');
};

interface Case {
  readonly name: string;
  readonly events?: readonly CounterEvent[];
  readonly queue: readonly QueueEvent[];
  readonly expected: readonly string[];
}

describe('camera and calling system', () => {
  it.each<Case>([
    {
      name: 'say the same: the camera’s times stand',
      events: present(30, 90),
      queue: queueOf('called #12 @28', 'arrived #12 @33', 'finished #12 @84'),
      expected: ['both #12 30-90'],
    },
    {
      name: 'no numbers: only that somebody was served',
      events: present(30, 90),
      queue: queueOf('called @28', 'finished @84'),
      expected: ['both 30-90'],
    },
    {
      name: 'the clerk called before: arrival begins there',
      events: present(60, 120),
      queue: queueOf('called #12 @35', 'finished #12 @118'),
      expected: ['both #12 60-120, arrival-at-call'],
    },
    {
      name: 'called long before: he came to another call, or by himself',
      events: present(120, 180),
      queue: queueOf('called #12 @30', 'finished #12 @178'),
      expected: ['both #12 120-180'],
    },
    {
      name: 'called twice: the second call counts',
      events: present(120, 180),
      queue: queueOf('called #12 @30', 'called #12 @100', 'finished #12 @178'),
      expected: ['both #12 120-180, arrival-at-call'],
    },
    {
      name: 'one number, away for a while: one encounter',
      events: [...present(30, 90), ...present(150, 200, 2)],
      queue: queueOf('called #12 @28', 'arrived #12 @30', 'finished #12 @198'),
      expected: ['both #12 30-200, joined'],
    },
    {
      name: 'one number, away for too long: somebody else may have come between',
      events: [...present(30, 60), ...present(400, 450, 2)],
      queue: queueOf('arrived #12 @30', 'finished #12 @445'),
      expected: ['both #12 30-60', 'both #12 400-450'],
    },
    {
      name: 'two at the counter in the time of a number whose end is not told: two encounters',
      events: [...present(30, 90), ...present(150, 200, 2)],
      queue: queueOf('called #12 @28'),
      expected: ['both #12 30-90', 'both #12 150-200'],
    },
    {
      name: 'two numbers in one stay: divided where one ended and the other began',
      events: present(30, 200),
      queue: queueOf('arrived #12 @30', 'finished #12 @108', 'arrived #13 @112', 'finished #13 @198'),
      expected: ['both #12 30-110, divided', 'both #13 110-200, divided'],
    },
    {
      name: 'two numbers in one stay, and a third that nobody came to',
      events: present(30, 200),
      queue: queueOf(
        'arrived #12 @30',
        'finished #12 @108',
        'arrived #13 @112',
        'finished #13 @170',
        'called #14 @172',
      ),
      expected: ['both #12 30-110, divided', 'both #13 110-200, divided'],
    },
    {
      name: 'the next is called while one lingers, and does not come: not divided',
      events: present(30, 100),
      queue: queueOf('arrived #12 @30', 'finished #12 @80', 'called #13 @82', 'called #14 @170'),
      expected: ['both #12 30-100'],
    },
    {
      name: 'called and nobody came: no encounter, and not the next one’s call',
      events: present(150, 200),
      queue: queueOf('called #12 @30', 'finished #12 @95', 'called #13 @140', 'arrived #13 @152', 'finished #13 @199'),
      expected: ['both #13 150-200, arrival-at-call'],
    },
    {
      name: 'served and not seen',
      queue: queueOf('called #12 @28', 'arrived #12 @40', 'finished #12 @120'),
      expected: ['queue #12 40-120, not-seen'],
    },
    {
      name: 'served and not seen, the end outside of the footage',
      queue: queueOf('called #12 @28', 'arrived #12 @40', 'finished #12 @700'),
      expected: [],
    },
    {
      name: 'nobody asked the number: a question between',
      events: [...present(30, 90), ...present(150, 170, 2), ...present(240, 300, 3)],
      queue: queueOf('arrived #12 @30', 'finished #12 @90', 'arrived #13 @240', 'finished #13 @300'),
      expected: ['both #12 30-90', 'camera 150-170', 'both #13 240-300'],
    },
    {
      name: 'only how many wait',
      events: present(30, 90),
      queue: queueOf('waiting =3 @20'),
      expected: ['camera 30-90'],
    },
    {
      name: 'a number of another time',
      events: present(30, 90),
      queue: queueOf('called #12 @300', 'arrived #12 @310', 'finished #12 @400'),
      expected: ['camera 30-90', 'queue #12 310-400, not-seen'],
    },
  ])('$name', ({ events = [], queue, expected }) => {
    expect(refined(events, queue).map(shown)).toEqual(expected);
  });

  it('without a record all stays as the camera has it', () => {
    const events = [CLERK, ...present(30, 90)];
    const encounters = findEncounters(events, FOOTAGE);
    expect(refineEncounters(encounters, undefined, { events, footage: FOOTAGE })).toBe(encounters);
  });

  it('what agrees keeps its phases; a call moves the beginning of arrival alone', () => {
    const events = present(60, 120);
    const [camera] = refined(events, undefined);
    const [agreed] = refined(events, queueOf('arrived #12 @60', 'evaluated #12 =5 @119'));
    expect(agreed).toEqual({
      ...camera,
      provenance: { source: 'both', ticket: '12', grade: 5, refinements: [], unseenPhases: [] },
    });
    const [called] = refined(events, queueOf('called #12 @35', 'finished #12 @118'));
    expect(called!.provenance).toMatchObject({ calledMs: 35_000 });
    expect(called).toMatchObject({ startMs: 35_000, endMs: camera!.endMs });
    expect(called!.phases).toEqual(camera!.phases.map((phase, i) => (i === 0 ? { ...phase, startMs: 35_000 } : phase)));
  });

  it('a call during the encounter before begins nothing earlier than that ends', () => {
    const events = [...present(30, 90), ...present(110, 170, 2)];
    const [first, second] = refined(events, queueOf('arrived #12 @30', 'called #13 @85', 'finished #13 @168'));
    expect(second!.startMs).toBe(first!.endMs);
  });

  it('encounters are numbered anew, lie apart and in order, with their phases inside', () => {
    const events = [...present(30, 200), ...present(400, 460, 2)];
    const queue = [
      ...queueOf('arrived #12 @30', 'finished #12 @108', 'arrived #13 @112', 'finished #13 @198'),
      ...queueOf('arrived #14 @250', 'finished #14 @380', 'called #15 @390', 'finished #15 @459'),
    ];
    const encounters = refined(events, queue);
    expect(encounters.map(({ id }) => id)).toEqual(['e1', 'e2', 'e3', 'e4']);
    for (const [i, { startMs, endMs, phases }] of encounters.entries()) {
      expect(startMs).toBeGreaterThanOrEqual(encounters[i - 1]?.endMs ?? 0);
      expect([phases[0]!.startMs, phases.at(-1)!.endMs]).toEqual([startMs, endMs]);
    }
    expect(encounters.map(({ provenance }) => provenance?.unseenPhases.length)).toEqual([1, 1, 6, 0]);
  });
});
