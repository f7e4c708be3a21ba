import type { PixelPoint } from '../core/geometry.ts';
import { distance } from '../core/geometry.ts';
import type { Interval } from '../core/interval.ts';
import type { Measured } from '../core/measured.ts';
import { measured, unavailable } from '../core/measured.ts';
import { valuesOf } from '../core/parameter.ts';
import { median } from '../core/statistics.ts';
import { within } from '../core/time-order.ts';
import type { Metres } from '../core/units.ts';
import type { Side } from '../measurements/arm.ts';
import { SIDES } from '../measurements/arm.ts';
import type { MeasuredPerson } from '../measurements/measure-people.ts';
import type { EventType } from './catalog.ts';
import { confidenceOf } from './confidence.ts';
import type { CounterEvent } from './event.ts';
import { eventOf } from './event-of.ts';
import { directionOf } from './handover-direction.ts';
import { clerkReaches, type HandCount, handsUsed } from './handover-hands.ts';
import type { HandsAcross, Meeting } from './handover-meeting.ts';
import { MEETING_PARAMETERS } from './handover-parameters.ts';
import type { Sample } from './hysteresis.ts';
import { intervalsOn } from './hysteresis.ts';

const MEETING = valuesOf(MEETING_PARAMETERS);

/** Papers that change hands between a clerk and a citizen, as the clerk's events. */
export function handoverEvents(clerk: MeasuredPerson, citizen: MeasuredPerson, pxPerMetre: number): CounterEvent[] {
  const moments = together(clerk, citizen);
  const apart = moments.map((moment) => {
    const nearest = nearestHands(moment);
    return { tMs: moment.tMs, value: nearest ? measured(-nearest.apartPx / pxPerMetre) : unavailable('occluded') };
  });
  let clerkHolds: boolean | undefined;
  return meetings(apart).flatMap((interval) => {
    if (interval.endMs - interval.startMs > MEETING.longestMs) return [];
    const meeting = meetingIn(interval, moments, pxPerMetre);
    if (!meeting || !clerkReaches(meeting)) return [];
    const { hands, interval: whole } = handsUsed(meeting);
    const direction = directionOf(meeting, clerkHolds);
    clerkHolds = direction.gives === false;
    const met = {
      margin: -MEETING.near.enter - meeting.apartM,
      uncertainty: MEETING.near.enter - MEETING.near.leave,
      seenShare: 1,
    };
    const confidence = confidenceOf(met, direction.support, ...(hands.available ? [hands.value.support] : []));
    return [eventOf(typeOf(hands, direction.gives), clerk, whole, { confidence })];
  });
}

function typeOf(hands: Measured<HandCount>, gives: boolean): EventType {
  const act = gives ? 'give' : 'receive';
  if (!hands.available) return `${act}-hands-unseen`;
  return `${hands.value.count === 2 ? 'two' : 'one'}-handed-${act}`;
}

function meetings(apart: readonly Sample[]): Interval[] {
  return intervalsOn(apart, MEETING.near).flatMap((near) => {
    const inside = within(apart, near);
    const nearest = Math.max(...inside.flatMap(({ value }) => (value.available ? [value.value] : [])));
    const enter = Math.max(MEETING.near.enter, nearest - MEETING.comeNearestM);
    const leave = Math.max(MEETING.near.leave, nearest - MEETING.partAgainM);
    return intervalsOn(inside, { ...MEETING.near, enter, leave });
  });
}

function together(clerk: MeasuredPerson, citizen: MeasuredPerson): HandsAcross[] {
  const [first, last] = [citizen.samples[0], citizen.samples.at(-1)];
  if (first === undefined || last === undefined) return [];
  const across = new Map(citizen.samples.map((sample) => [sample.tMs, sample]));
  return within(clerk.samples, { startMs: first.tMs, endMs: last.tMs }).flatMap((sample) => {
    const other = across.get(sample.tMs);
    return other ? [{ tMs: sample.tMs, clerk: sample, citizen: other }] : [];
  });
}

interface NearestHands {
  readonly apartPx: number;
  readonly hand: Side;
  readonly middlePx: PixelPoint;
}

function nearestHands({ clerk, citizen }: HandsAcross): NearestHands | undefined {
  let nearest: NearestHands | undefined;
  for (const hand of SIDES) {
    for (const other of SIDES) {
      const [own, theirs] = [clerk.arms[hand], citizen.arms[other]];
      if (!own.available || !theirs.available) continue;
      const [a, b] = [own.value.handPx, theirs.value.handPx];
      const apartPx = distance(a, b);
      if (!nearest || apartPx < nearest.apartPx)
        nearest = { apartPx, hand, middlePx: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 } };
    }
  }
  return nearest;
}

function meetingIn(interval: Interval, moments: readonly HandsAcross[], pxPerMetre: number): Meeting | undefined {
  const limit: Metres = -MEETING.near.enter;
  const met = within(moments, interval).flatMap((moment) => {
    const nearest = nearestHands(moment);
    return nearest && nearest.apartPx <= limit * pxPerMetre ? [{ tMs: moment.tMs, ...nearest }] : [];
  });
  const seenForMs = met.length > 0 ? met.at(-1)!.tMs - met[0]!.tMs : 0;
  if (seenForMs < MEETING.seenNearMs) return undefined;
  const mean = (pick: (p: PixelPoint) => number) => met.reduce((sum, m) => sum + pick(m.middlePx), 0) / met.length;
  return {
    ...interval,
    placePx: { x: mean((p) => p.x), y: mean((p) => p.y) },
    apartM: median(met.map(({ apartPx }) => apartPx)) / pxPerMetre,
    hand: met.filter(({ hand }) => hand === 'left').length > met.length / 2 ? 'left' : 'right',
    pxPerMetre,
    moments: within(moments, {
      startMs: interval.startMs - MEETING.contextMs,
      endMs: interval.endMs + MEETING.contextMs,
    }),
  };
}
