import { describe, expect, it } from 'vitest';
import { absentEvents } from '../../src/events/absence.ts';
import { blindnessOf } from '../../src/events/blindness.ts';
import { presenceEvents } from '../../src/events/presence.ts';
import type { MeasuredPerson } from '../../src/measurements/measure-people.ts';
import { type Moment, personSeen, picturesAt } from '../support/samples.ts';

const PX_PER_METRE = 200;
const FOOTAGE = { startMs: 0, endMs: 30_000 };
const TIME_TOLERANCE_MS = 400;

/** Comes from the left edge to the counter at 1 m/s, stands, and walks off again. */
const visit =
  (arriveMs: number, leaveMs: number) =>
  (tMs: number): Moment | undefined => {
    const fromPlaceM = Math.max(0, (arriveMs - tMs) / 1000, (tMs - leaveMs) / 1000);
    return fromPlaceM > 2 ? undefined : { x: 600 - fromPlaceM * PX_PER_METRE };
  };
const citizen = (at: (tMs: number) => Moment | undefined, person = 'citizen-1', fps = 10): MeasuredPerson =>
  personSeen('citizen', { durationMs: FOOTAGE.endMs, fps }, at, person);

describe('a citizen at the counter', () => {
  it.each([5, 10, 25])('is present from standing there until turning away, at %d fps', (fps) => {
    const { present, turnedAway } = presenceEvents(
      [citizen(visit(5000, 20_000), undefined, fps)],
      PX_PER_METRE,
      FOOTAGE,
    );
    expect(present).toHaveLength(1);
    expect(present[0]).toMatchObject({ type: 'citizen-present', person: 'citizen-1', role: 'citizen' });
    expect(Math.abs(present[0]!.startMs - 5000)).toBeLessThan(TIME_TOLERANCE_MS);
    expect(Math.abs(present[0]!.endMs - 20_000)).toBeLessThan(TIME_TOLERANCE_MS);
    expect(turnedAway).toHaveLength(1);
    expect(Math.abs(turnedAway[0]!.startMs - 20_000)).toBeLessThan(TIME_TOLERANCE_MS);
    expect(turnedAway[0]!.endMs).toBeLessThanOrEqual(22_500);
  });

  it('who sways and leans over the counter stays', () => {
    const swaying = (tMs: number) => ({ x: 600 + 15 * Math.sin(tMs / 900), y: 300 + 10 * Math.sin(tMs / 1300) });
    const { present, turnedAway } = presenceEvents([citizen(swaying)], PX_PER_METRE, FOOTAGE);
    expect(present).toHaveLength(1);
    expect(turnedAway).toEqual([]);
  });

  it('who walks by without stopping is not present', () => {
    const passing = (tMs: number) => (tMs > 8000 && tMs < 13_000 ? { x: 100 + (tMs - 8000) * 0.2 } : undefined);
    expect(presenceEvents([citizen(passing)], PX_PER_METRE, FOOTAGE)).toEqual({ present: [], turnedAway: [] });
  });

  it('who waits a step behind is present from coming to the counter', () => {
    const waiting = (tMs: number): Moment => ({ x: 600, standsBack: tMs < 9000 });
    const { present } = presenceEvents([citizen(waiting)], PX_PER_METRE, FOOTAGE);
    expect(present).toHaveLength(1);
    expect(Math.abs(present[0]!.startMs - 9000)).toBeLessThan(TIME_TOLERANCE_MS);
    expect(presenceEvents([citizen(() => ({ x: 600, standsBack: true }))], PX_PER_METRE, FOOTAGE).present).toEqual([]);
  });

  it('is one, though the track id changed in between', () => {
    const stay = visit(5000, 20_000);
    const before = citizen((tMs) => (tMs < 12_000 ? stay(tMs) : undefined), 'citizen-1');
    const after = citizen((tMs) => (tMs > 13_000 ? stay(tMs) : undefined), 'citizen-2');
    const { present, turnedAway } = presenceEvents([before, after], PX_PER_METRE, FOOTAGE);
    expect(present).toHaveLength(1);
    expect(turnedAway).toHaveLength(1);
  });

  it('is one, lost where they stood and found standing there ten seconds later', () => {
    const before = citizen((tMs) => (tMs < 12_000 ? { x: 600 } : undefined), 'citizen-1');
    const after = citizen((tMs) => (tMs > 22_000 ? { x: 600 } : undefined), 'citizen-2');
    expect(presenceEvents([before, after], PX_PER_METRE, FOOTAGE).present).toHaveLength(1);
  });

  it('are two, where the first walked off before the other came to the same place', () => {
    const first = citizen((tMs) => (tMs < 14_500 ? visit(0, 12_000)(tMs) : undefined), 'citizen-1');
    const second = citizen((tMs) => (tMs > 18_000 ? visit(20_000, 40_000)(tMs) : undefined), 'citizen-2');
    expect(presenceEvents([first, second], PX_PER_METRE, FOOTAGE).present).toHaveLength(2);
  });

  it('who is lost and found again in the same place was there all along', () => {
    const lost = citizen((tMs) => (tMs < 12_000 || tMs > 15_000 ? { x: 600 } : undefined));
    expect(presenceEvents([lost], PX_PER_METRE, FOOTAGE)).toMatchObject({ present: [{}], turnedAway: [] });
  });

  it('who walks off and comes back was there twice', () => {
    const back = citizen((tMs) => (tMs < 14_500 ? visit(0, 12_000)(tMs) : visit(17_000, 40_000)(tMs)));
    expect(presenceEvents([back], PX_PER_METRE, FOOTAGE)).toMatchObject({ present: [{}, {}], turnedAway: [{}] });
  });

  it('and another beside him are two', () => {
    const other = (tMs: number) => {
      const moment = visit(6000, 24_000)(tMs);
      return moment && { ...moment, x: moment.x! + 1.2 * PX_PER_METRE };
    };
    const { present } = presenceEvents(
      [citizen(visit(5000, 20_000)), citizen(other, 'citizen-2')],
      PX_PER_METRE,
      FOOTAGE,
    );
    expect(present).toHaveLength(2);
  });

  it.each([
    ['who is still there when the picture is lost has not turned away', 30_000, 12_000, 0],
    ['who walks off before the picture is lost has', 10_000, 12_500, 1],
  ])('%s', (_, leaveMs, lostMs, times) => {
    const stay = visit(5000, leaveMs);
    const seen = citizen((tMs) => (tMs < lostMs ? stay(tMs) : undefined));
    const { turnedAway } = presenceEvents([seen], PX_PER_METRE, FOOTAGE, [{ startMs: lostMs, endMs: 25_000 }]);
    expect(turnedAway).toHaveLength(times);
  });

  it('who is still there when the footage ends has not turned away', () => {
    const { turnedAway } = presenceEvents([citizen(visit(5000, 40_000))], PX_PER_METRE, FOOTAGE);
    expect(turnedAway).toEqual([]);
  });

  it.each([
    ['pictures end', 12_000, 0],
    ['pictures end a moment later', 12_200, 0],
    ['pictures go on', 16_000, 1],
  ])('who is lost where %s: gap from %d ms, %d leavings', (_, gapMs, count) => {
    const stay = citizen((tMs) => (tMs < 12_000 ? visit(5000, 40_000)(tMs) : undefined));
    const { turnedAway } = presenceEvents([stay], PX_PER_METRE, FOOTAGE, [{ startMs: gapMs, endMs: 25_000 }]);
    expect(turnedAway).toHaveLength(count);
  });
});

describe('absent', () => {
  const coverage = { footage: FOOTAGE, pictures: picturesAt({ durationMs: FOOTAGE.endMs }), gaps: [] };
  const gapAt = (startMs: number, lengthMs: number) => ({ startMs, endMs: startMs + lengthMs });
  const WITH_ZONES = true;
  const clerkWithout = (fromMs: number, toMs: number, person = 'clerk-1') =>
    personSeen('clerk', { durationMs: FOOTAGE.endMs }, (tMs) => (tMs >= fromMs && tMs < toMs ? undefined : {}), person);

  it.each<[string, { leanDeg: number; toMs: number; leanAfterDeg?: number }, number]>([
    ['somebody who lies on the desk and is not seen for a while', { leanDeg: 42, toMs: 13_000 }, 0],
    ['somebody who lay there, and again much later', { leanDeg: 42, toMs: 15_000 }, 1],
    ['somebody who lay there, and sits later', { leanDeg: 42, toMs: 13_000, leanAfterDeg: 0 }, 1],
    ['somebody upright before and after', { leanDeg: 0, toMs: 13_000 }, 1],
  ])('%s', (_, { leanDeg, toMs, leanAfterDeg = leanDeg }, count) => {
    const clerk = personSeen('clerk', { durationMs: 30_000 }, (tMs) =>
      tMs > 10_000 && tMs < toMs ? undefined : { share: 0, lean: tMs > 10_000 ? leanAfterDeg : leanDeg },
    );
    expect(absentEvents([clerk], coverage, WITH_ZONES)).toHaveLength(count);
  });

  it('where no clerk is in the picture', () => {
    const [absent, ...others] = absentEvents([clerkWithout(10_000, 15_000)], coverage, WITH_ZONES);
    expect(others).toEqual([]);
    expect(absent).toMatchObject({ type: 'absent', role: 'clerk', startMs: 9900, endMs: 15_000 });
  });

  it('all along, where there never was one', () => {
    expect(absentEvents([], coverage, WITH_ZONES)).toMatchObject([{ startMs: 0, endMs: 30_000 }]);
  });

  it.each<[string, MeasuredPerson[], { startMs: number; endMs: number }[]]>([
    ['a clerk who is lost for a second', [clerkWithout(10_000, 11_000)], []],
    ['one of two clerks', [clerkWithout(10_000, 20_000), clerkWithout(0, 0, 'clerk-2')], []],
    ['footage without pictures', [clerkWithout(10_000, 15_000)], [{ startMs: 9950, endMs: 14_950 }]],
    ['a picture of a second that is damaged', [clerkWithout(10_000, 11_900)], [{ startMs: 10_500, endMs: 11_500 }]],
    [
      'pictures missing here and there',
      [clerkWithout(10_000, 12_400)],
      [0, 1].map((i) => gapAt(10_200 + i * 1000, 500)),
    ],
  ])('is not %s', (_, clerks, gaps) => {
    expect(absentEvents(clerks, { ...coverage, gaps }, WITH_ZONES)).toEqual([]);
  });

  it('on either side of a gap, and never in it', () => {
    const gaps = [{ startMs: 14_000, endMs: 20_000 }];
    const events = absentEvents([clerkWithout(10_000, 28_000)], { ...coverage, gaps }, WITH_ZONES);
    expect(events).toMatchObject([
      { startMs: 9900, endMs: 14_000 },
      { startMs: 20_000, endMs: 28_000 },
    ]);
  });

  it('through a gap too short to come back in', () => {
    const gaps = [{ startMs: 14_000, endMs: 15_500 }];
    expect(absentEvents([clerkWithout(10_000, 20_000)], { ...coverage, gaps }, WITH_ZONES)).toMatchObject([
      { startMs: 9900, endMs: 20_000 },
    ]);
  });

  describe('without zones', () => {
    const NO_ZONES = false;
    const arriving = (speedPxPerS: number, role: 'clerk' | 'unknown' = 'clerk') =>
      personSeen(role, { durationMs: FOOTAGE.endMs }, (tMs) =>
        tMs < 10_000 ? undefined : { x: 200 + Math.min(400, ((tMs - 10_000) / 1000) * speedPxPerS) },
      );

    it.each<[string, MeasuredPerson[], number]>([
      ['is an empty picture that a clerk walks into', [arriving(120)], 1],
      ['is not one into which somebody walks who may be anybody', [arriving(120, 'unknown')], 0],
      ['is not a picture in which the nets find somebody late', [arriving(0)], 0],
      ['is not a scene in which nobody ever was', [], 0],
    ])('%s', (_, people, times) => {
      expect(absentEvents(people, coverage, NO_ZONES)).toHaveLength(times);
    });
  });
});

describe('blindness', () => {
  const clerk = (at: (tMs: number) => Moment) => personSeen('clerk', { durationMs: 10_000 }, at);
  const hidden = (tMs: number) => tMs >= 3000 && tMs <= 6000;

  it.each<[string, (tMs: number) => Moment]>([
    ['posture', (tMs) => (hidden(tMs) ? { share: undefined } : {})],
    ['trunk-lean', (tMs) => (hidden(tMs) ? { lean: undefined } : {})],
    ['smile', (tMs) => (hidden(tMs) ? { smile: undefined } : {})],
  ])('of %s is told with its reason', (quantity, at) => {
    expect(blindnessOf(clerk(at))).toEqual([
      { quantity, person: 'clerk-1', role: 'clerk', startMs: 3000, endMs: 6000, reason: 'occluded' },
    ]);
  });

  const gone = { available: false, reason: 'occluded' } as const;
  const outside = { available: false, reason: 'out-of-frame' } as const;
  it.each<[string, (tMs: number) => Moment, readonly object[]]>([
    ['left', () => ({ left: gone }), [{ startMs: 0, endMs: 10_000, reason: 'occluded' }]],
    ['right', () => ({ right: outside }), [{ startMs: 0, endMs: 10_000, reason: 'out-of-frame' }]],
    ['one after the other', (tMs) => (tMs < 5000 ? { left: gone } : { right: gone }), [{ endMs: 10_000 }]],
    [
      'for one reason, then another',
      (tMs) => ({ left: tMs < 5000 ? gone : outside }),
      [
        { startMs: 0, endMs: 5000, reason: 'occluded' },
        { startMs: 5000, endMs: 10_000, reason: 'out-of-frame' },
      ],
    ],
    ['neither', () => ({}), []],
  ])('of hands while either is out of sight: %s', (_, at, expected) => {
    const found = blindnessOf(clerk(at)).filter(({ quantity }) => quantity === 'hands');
    expect(found).toMatchObject(expected);
    expect(found).toHaveLength(expected.length);
  });

  it.each<[string, Moment, readonly string[]]>([
    ['hidden', { left: gone }, ['raised-arm']],
    ['hidden, the other known to be down', { left: gone, lowered: ['right'] }, ['raised-arm']],
    ['hidden, but known to be down', { left: gone, lowered: ['left'] }, []],
    ['in sight', {}, []],
  ])('of a raised arm while one may be raised: %s', (_, moment, expected) => {
    const found = blindnessOf(clerk(() => moment)).filter(({ quantity }) => quantity === 'raised-arm');
    expect(found.map(({ quantity }) => quantity)).toEqual(expected);
  });

  it('is told although its reason changes from frame to frame', () => {
    const left = (tMs: number) => ({ left: tMs % 200 === 0 ? gone : outside });
    const found = blindnessOf(clerk(left)).filter(({ quantity }) => quantity === 'hands');
    expect(found[0]!.startMs).toBe(0);
    expect(found.at(-1)!.endMs).toBe(10_000);
  });

  it('of a moment is none', () => {
    expect(blindnessOf(clerk((tMs) => (tMs >= 3000 && tMs < 3300 ? { smile: undefined } : {})))).toEqual([]);
  });
});
