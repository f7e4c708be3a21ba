import { distance } from '../core/geometry.ts';
import type { Measured } from '../core/measured.ts';
import { measured, unavailable } from '../core/measured.ts';
import { degrees, deviations, metres, milliseconds, parameters, probability, valuesOf } from '../core/parameter.ts';
import type { Degrees } from '../core/units.ts';
import type { MeasuredPerson, PersonSample } from '../measurements/measure-people.ts';
import { confidenceOf } from './confidence.ts';
import type { CounterEvent } from './event.ts';
import { eventOf } from './event-of.ts';
import { intervalsOn } from './hysteresis.ts';
import { above, below, beyondAll, FAR_SHORT, type Margin } from './margin.ts';
import { supportIn } from './support.ts';
import { onRealPeople } from './tested-range.ts';

export const CHATTING_PARAMETERS = parameters({
  turnedDeg: degrees(10, {
    source:
      'Head of either to the side where the other is, at least. Heads turned by 60° are read as 59 to 68° where the camera sees the ' +
      'face, and as 15 to 36° where they are in profile or beyond (dev27, which chose it).',
    testedRange: onRealPeople('10 and 18'),
  }),
  bothTurnedDeg: degrees(60, {
    source:
      'Both heads together: 80 to 100° where two are turned to each other by 60° (dev27). Whoever looks at somebody who does not ' +
      'look back turns by less.',
    testedRange: onRealPeople('60 only'),
  }),
  mostBentDeg: degrees(25, {
    source: 'Who chats looks at the other, 0 to 10° down; who reads or handles things 20 to 40°.',
    testedRange: onRealPeople('25 only'),
  }),
  mostTurnedDeg: degrees(110, {
    source: 'Whoever faces the counter from the citizens’ side is turned by 130° and more.',
    testedRange: onRealPeople('110 only'),
  }),
  uncertaintyDeg: degrees(10, {
    source: 'Of a head’s direction by the pose: where the face is turned far from the camera there is nothing better.',
    testedRange: 'not tested',
  }),
  nearM: metres(2.2, {
    source: 'Heads in the picture. Clerks of two windows sit 1 to 2 m apart.',
    testedRange: onRealPeople('2.2 only'),
  }),
  levelM: metres(0.7, {
    source: 'Heads above each other in the picture: one may lean on the counter while the other stands.',
    testedRange: onRealPeople('0.7 only'),
  }),
  turned: {
    enter: deviations(0, { source: 'The border itself.', testedRange: onRealPeople('0 only') }),
    leave: deviations(-0.5, { source: 'As in other poses that are kept.', testedRange: onRealPeople('-0.5 only') }),
    minHoldMs: milliseconds(2500, {
      source: 'A short question to a colleague is work; dev27 has 5 and 6 s.',
      testedRange: onRealPeople('2500 only'),
    }),
    releaseMs: milliseconds(1000, {
      source: 'Assumption: a glance away is no end.',
      testedRange: onRealPeople('1000 only'),
    }),
    bridgeMs: milliseconds(1500, {
      source: 'Assumption: a head that is lost for a moment has not turned.',
      testedRange: onRealPeople('1500 only'),
    }),
  },
  leastConfidence: probability(0.6, {
    source:
      'Of two who chat: 0.89 in one rendered stretch, 0.79 at a café’s table; heads that only pass the border 0.1 to 0.5.',
    testedRange: onRealPeople('0.2 and 0.6'),
  }),
  longestStepMs: milliseconds(1000, { source: 'Three pictures of the shortest.', testedRange: '1000 and less' }),
});

const CHATTING = valuesOf(CHATTING_PARAMETERS);

/**
 * A clerk and somebody beside on the same side of the counter turn their heads to each other for a while. Whether they talk
 * about work, a person decides. Of a camera on the citizens’ side: what is right in the picture is to the clerk’s left.
 * @param others everybody else in the picture: a colleague of another window is no clerk of this one
 */
export function chattingEvents(
  clerk: MeasuredPerson,
  others: readonly MeasuredPerson[],
  pxPerMetre: number,
): CounterEvent[] {
  // People of whom it is not known that they work here may talk to each other.
  if (clerk.role !== 'clerk') return [];
  const seen = others.map(({ samples }) => new Map(samples.map((sample) => [sample.tMs, sample])));
  return seen.flatMap((beside) => {
    const margins = clerk.samples.flatMap((sample) => {
      const partner = beside.get(sample.tMs);
      if (!partner) return [];
      const isBetween = seen.some((third) => liesBetween(third.get(sample.tMs), sample, partner));
      return [{ tMs: sample.tMs, value: isBetween ? FAR_SHORT : turnedToEachOther(sample, partner, pxPerMetre) }];
    });
    return intervalsOn(margins, CHATTING.turned).flatMap((interval) => {
      const confidence = confidenceOf(supportIn(margins, interval, { border: CHATTING.turned.enter, uncertainty: 1 }));
      return confidence < CHATTING.leastConfidence ? [] : [eventOf('chatting', clerk, interval, { confidence })];
    });
  });
}

function turnedToEachOther(own: PersonSample, partner: PersonSample, pxPerMetre: number): Margin {
  const isNear = distance(own.headPx, partner.headPx) <= CHATTING.nearM * pxPerMetre;
  const isLevel = Math.abs(own.headPx.y - partner.headPx.y) <= CHATTING.levelM * pxPerMetre;
  if (!isNear || !isLevel) return FAR_SHORT;
  const side = Math.sign(partner.headPx.x - own.headPx.x);
  const [ownDeg, partnerDeg] = [towards(yawOf(own), side), towards(yawOf(partner), -side)];
  return beyondAll(...[ownDeg, partnerDeg].map(turned), bothTurned(ownDeg, partnerDeg), ...[own, partner].map(isUp));
}

/** Somebody between two takes the look of either. */
const liesBetween = (third: PersonSample | undefined, a: PersonSample, b: PersonSample): boolean =>
  third !== undefined && (third.headPx.x - a.headPx.x) * (third.headPx.x - b.headPx.x) < 0;

/** A head that is bent looks at work; one that is not measured may be up. */
const isUp = ({ head }: PersonSample): Margin =>
  head.available
    ? below({ value: head.value.pitchDeg, uncertainty: CHATTING.uncertaintyDeg }, CHATTING.mostBentDeg)
    : measured(CHATTING.mostBentDeg / CHATTING.uncertaintyDeg);

const turned = (deg: Measured<Degrees>): Margin =>
  deg.available ? above({ value: deg.value, uncertainty: CHATTING.uncertaintyDeg }, CHATTING.turnedDeg) : deg;

function bothTurned(own: Measured<Degrees>, partner: Measured<Degrees>): Margin {
  if (!own.available) return own;
  if (!partner.available) return partner;
  const uncertainty = Math.SQRT2 * CHATTING.uncertaintyDeg;
  return above({ value: own.value + partner.value, uncertainty }, CHATTING.bothTurnedDeg);
}

/** How far a head is turned to a side; a head that is turned to the back of the room looks at nobody here. */
const towards = (yaw: Measured<Degrees>, side: number): Measured<Degrees> =>
  yaw.available
    ? measured(Math.abs(yaw.value) < CHATTING.mostTurnedDeg ? side * yaw.value : -CHATTING.mostTurnedDeg)
    : yaw;

const yawOf = ({ head, headMove: { byPose } }: PersonSample): Measured<Degrees> => {
  if (head.available) return measured(head.value.yawDeg);
  return byPose.available ? measured(byPose.value.yawDeg) : unavailable(byPose.reason);
};
