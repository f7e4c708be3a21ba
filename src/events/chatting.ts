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
import { above, beyondAll, FAR_SHORT, type Margin } from './margin.ts';
import { supportIn } from './support.ts';
import { onRealPeople } from './tested-range.ts';

export const CHATTING_PARAMETERS = parameters({
  turnedDeg: degrees(18, {
    source:
      'Head of either to the side where the other is: read as 24 to 35° and 54 to 65° in heads turned by 58° and more.',
    testedRange: onRealPeople('18 only'),
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
  leastConfidence: probability(0.2, {
    source: 'As of other poses that are kept.',
    testedRange: onRealPeople('0.2 only'),
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
  return others.flatMap((other) => {
    const beside = new Map(other.samples.map((sample) => [sample.tMs, sample]));
    const margins = clerk.samples.flatMap((sample) => {
      const partner = beside.get(sample.tMs);
      return partner ? [{ tMs: sample.tMs, value: turnedToEachOther(sample, partner, pxPerMetre) }] : [];
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
  return beyondAll(turned(yawOf(own), side), turned(yawOf(partner), -side));
}

const turned = (yaw: Measured<Degrees>, side: number): Margin =>
  yaw.available && Math.abs(yaw.value) < CHATTING.mostTurnedDeg
    ? above({ value: side * yaw.value, uncertainty: CHATTING.uncertaintyDeg }, CHATTING.turnedDeg)
    : yaw.available
      ? FAR_SHORT
      : yaw;

const yawOf = ({ head, headMove: { byPose } }: PersonSample): Measured<Degrees> => {
  if (head.available) return measured(head.value.yawDeg);
  return byPose.available ? measured(byPose.value.yawDeg) : unavailable(byPose.reason);
};
