import { describe, expect, it } from 'vitest';
import { coarseSight, type Sighting } from '../../src/events/coarse-sight.ts';
import { DETECTORS } from '../../src/events/detectors.ts';
import type { AnalysedPicture } from '../../src/measurements/measure-people.ts';
import { event } from '../support/events.ts';
import { personSeen, picturesAt } from '../support/samples.ts';

/** Pictures ten times a second, but for one step from 1000 ms on. */
const pictures = (stepMs: number, still: Partial<AnalysedPicture> = {}): AnalysedPicture[] => [
  ...Array.from({ length: 11 }, (_, i) => ({ tMs: i * 100 })),
  { tMs: 1000 + stepMs, ...still },
  ...Array.from({ length: 10 }, (_, i) => ({ tMs: 1000 + stepMs + (i + 1) * 100 })),
];
const blindOf = (seen: readonly AnalysedPicture[], gaps: Sighting['gaps'] = []) =>
  coarseSight([], { pictures: seen, gaps, absences: [] }, DETECTORS);
const quantitiesOf = (...args: Parameters<typeof blindOf>) => [
  ...new Set(blindOf(...args).map(({ quantity }) => quantity)),
];

describe('pictures too far apart for an act', () => {
  it.each<[string, AnalysedPicture[], string[]]>([
    ['200 ms', pictures(200), []],
    ['280 ms', pictures(280), ['hands']],
    ['400 ms', pictures(400), ['trunk-lean', 'hands', 'raised-arm', 'arms']],
    ['a second', pictures(1000), ['posture', 'trunk-lean', 'smile', 'hands', 'raised-arm', 'head', 'arms', 'legs']],
    [
      'two seconds',
      pictures(2000),
      ['posture', 'trunk-lean', 'smile', 'hands', 'raised-arm', 'head', 'arms', 'legs', 'presence'],
    ],
    ['a second in which nothing moved but, perhaps, a mouth', pictures(1000, { stillMs: 900 }), ['smile']],
    ['half a second in which nothing moved', pictures(500, { stillMs: 450 }), []],
    [
      'a second of which half was still',
      pictures(1000, { stillMs: 500 }),
      ['trunk-lean', 'smile', 'hands', 'raised-arm', 'arms', 'legs'],
    ],
  ])('%s', (_, seen, quantities) => {
    expect(quantitiesOf(seen)).toEqual(quantities);
  });

  it('is a reason of its own, from picture to picture', () => {
    expect(blindOf(pictures(280))).toEqual([
      {
        ...{ quantity: 'hands', person: 'clerk', role: 'clerk', reason: 'sampled-too-coarsely' },
        ...{ startMs: 1000, endMs: 1280 },
      },
    ]);
  });

  it('is one stretch where step follows step', () => {
    const seen = Array.from({ length: 6 }, (_, i) => ({ tMs: i * 280 }));
    expect(blindOf(seen)).toMatchObject([{ startMs: 0, endMs: 1400 }]);
  });

  it('is not said again of a gap in the footage', () => {
    expect(blindOf(pictures(5000), [{ startMs: 1100, endMs: 5900 }])).toEqual([]);
  });

  it('says of two seconds that nobody may have been seen coming', () => {
    const presence = blindOf(pictures(2000)).filter(({ quantity }) => quantity === 'presence');
    expect(presence.map(({ role }) => role)).toEqual(['clerk', 'citizen']);
  });
});

describe('a clerk who is followed before and after', () => {
  const LENGTH = { durationMs: 20_000 };
  const all = picturesAt(LENGTH);
  type Span = readonly [fromMs: number, toMs: number];
  const seen = (person: string, ...spans: readonly Span[]) =>
    personSeen(
      'clerk',
      LENGTH,
      (tMs) => (spans.some(([from, to]) => tMs >= from && tMs <= to) ? {} : undefined),
      person,
    );
  const lost = (clerks: Parameters<typeof coarseSight>[0], more: Partial<Sighting> = {}) =>
    coarseSight(clerks, { pictures: all, gaps: [], absences: [], ...more }, DETECTORS)
      .filter(({ reason }) => reason === 'not-tracked')
      .map(({ quantity, startMs, endMs, person }) => `${person} ${quantity} ${startMs}-${endMs}`);

  it.each<[string, ReturnType<typeof seen>[], Partial<Sighting>, string[]]>([
    ['and all along', [seen('clerk-1', [0, 20_000])], {}, []],
    ['but not in one picture', [seen('clerk-1', [0, 8000], [8200, 20_000])], {}, []],
    [
      'but not for a moment',
      [seen('clerk-1', [0, 8000], [8400, 20_000])],
      {},
      ['trunk-lean', 'hands', 'raised-arm', 'arms'].map((quantity) => `clerk-1 ${quantity} 8000-8400`),
    ],
    [
      'but whose post was empty meanwhile',
      [seen('clerk-1', [0, 8000], [12_000, 20_000])],
      { absences: [event('absent', 8000, 12_000)] },
      [],
    ],
    [
      'but not in the footage of a gap',
      [seen('clerk-1', [0, 8000], [12_000, 20_000])],
      { gaps: [{ startMs: 8100, endMs: 11_900 }] },
      [],
    ],
    ['and found again under another number', [seen('clerk-1', [0, 8000]), seen('clerk-2', [8100, 20_000])], {}, []],
  ])('%s', (_, clerks, more, expected) => {
    expect(lost(clerks, more)).toEqual(expected);
  });

  it('is unseen at the ends of the footage too', () => {
    const presence = lost([seen('clerk-1', [1600, 18_000])]).filter((text) => text.includes('presence'));
    expect(presence).toEqual(['clerk-1 presence 0-1600', 'clerk-1 presence 18000-20000']);
  });

  it('is not seen in a colleague who is there all along', () => {
    const clerks = [seen('clerk-1', [0, 8000], [10_000, 20_000]), seen('clerk-2', [0, 20_000])];
    expect(lost(clerks)).toContain('clerk-1 presence 8000-10000');
    expect(lost(clerks).filter((text) => text.startsWith('clerk-2'))).toEqual([]);
  });
});
