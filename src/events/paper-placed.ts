import { distance, type PixelPoint } from '../core/geometry.ts';
import { type Interval, overlapMs } from '../core/interval.ts';
import { metres, milliseconds, parameters, valuesOf } from '../core/parameter.ts';
import { within } from '../core/time-order.ts';
import { SIDES } from '../measurements/arm.ts';
import type { MeasuredPerson, PersonSample } from '../measurements/measure-people.ts';
import { confidenceOf } from './confidence.ts';
import type { CounterEvent } from './event.ts';
import { eventOf } from './event-of.ts';
import { type HandReach, handReaches } from './hand-reach.ts';
import { onRealPeople } from './tested-range.ts';

export const PAPER_PLACED_PARAMETERS = parameters({
  samePlaceM: metres(0.22, {
    source:
      'Index knuckles of who lays down and who takes up: 0.10 to 0.2 m apart in the picture, on either side of the sheet.',
    testedRange: onRealPeople('0.17, 0.22 and 0.24'),
  }),
  placeUncertaintyM: metres(0.04, { source: 'Of both hands’ landmarks together.', testedRange: 'not tested' }),
  apartM: metres(0.14, {
    source: 'Hands of the other side are farther from the place than where they meet in a handover.',
    testedRange: onRealPeople('0.14 only'),
  }),
  meetM: metres(0.35, {
    source: 'Hands of both sides that are out at the same time meet, as far apart as a sheet is long.',
    testedRange: onRealPeople('0.35 only'),
  }),
  meetNearM: metres(0.2, {
    source:
      'In the picture: hands that hand over come to 0.03 to 0.15 m, a hand at rest beside a paper that is taken up stays 0.24 away.',
    testedRange: onRealPeople('0.2 only'),
  }),
  takenWithinMs: milliseconds(10_000, {
    source: 'Assumption: what lies for longer was left there, not handed over.',
    testedRange: onRealPeople('10000 only'),
  }),
  takenAfterMs: milliseconds(100, {
    source: 'Whoever takes up earlier takes from the hand.',
    testedRange: onRealPeople('100 only'),
  }),
});

const PLACED = valuesOf(PAPER_PLACED_PARAMETERS);

/** One side lays something down on the counter, and the other side takes it up from there. */
export interface PaperLaidDown {
  readonly by: MeasuredPerson;
  readonly placed: Interval;
  readonly taken: Interval;
  /** Between both hands’ places, metres in the picture. */
  readonly apartM: number;
}

/**
 * What a clerk and a citizen lay down for each other, in order of time.
 * @param handovers of this clerk, in which hands meet
 */
export function papersLaidDown(
  clerk: MeasuredPerson,
  citizen: MeasuredPerson,
  { handovers, pxPerMetre }: { readonly handovers: readonly Interval[]; readonly pxPerMetre: number },
): PaperLaidDown[] {
  const reaches = (person: MeasuredPerson) => SIDES.flatMap((side) => handReaches(person, side, pxPerMetre));
  const ofClerk = reaches(clerk);
  const met = handovers.filter((handover) => handsMeet(clerk, citizen, handover, pxPerMetre));
  const isAlone = (reach: HandReach) => met.every((handover) => overlapMs(handover, reach) === 0);
  const [giver, taker] = [
    { person: clerk, reaches: ofClerk.filter(isAlone) },
    { person: citizen, reaches: reaches(citizen).filter(isAlone) },
  ];
  return [...laidDown(giver, taker, pxPerMetre), ...laidDown(taker, giver, pxPerMetre)].toSorted(
    (a, b) => a.placed.startMs - b.placed.startMs,
  );
}

/** Whether hands of both sides come near each other, which a hand at rest beside a paper does not. */
function handsMeet(clerk: MeasuredPerson, citizen: MeasuredPerson, interval: Interval, pxPerMetre: number): boolean {
  const across = new Map(within(citizen.samples, interval).map((sample) => [sample.tMs, sample]));
  return within(clerk.samples, interval).some(({ tMs, arms }) =>
    pairsOf(arms, across.get(tMs)?.arms).some(
      ([own, theirs]) => distance(own, theirs) <= PLACED.meetNearM * pxPerMetre,
    ),
  );
}

type Arms = PersonSample['arms'];

function pairsOf(own: Arms, theirs: Arms | undefined): (readonly [PixelPoint, PixelPoint])[] {
  if (!theirs) return [];
  return handsOf(own).flatMap((a) => handsOf(theirs).map((b) => [a, b] as const));
}

const handsOf = (arms: Arms): PixelPoint[] =>
  SIDES.flatMap((side) => (arms[side].available ? [arms[side].value.handPx] : []));

interface Reaching {
  readonly person: MeasuredPerson;
  readonly reaches: readonly HandReach[];
}

function laidDown(giver: Reaching, taker: Reaching, pxPerMetre: number): PaperLaidDown[] {
  const found = giver.reaches.flatMap((placing): PaperLaidDown[] => {
    if (isMet(taker, placing, pxPerMetre)) return [];
    const takings = taker.reaches
      .filter(({ stay }) => {
        const afterMs = stay.startMs - placing.stay.endMs;
        return afterMs >= PLACED.takenAfterMs && afterMs <= PLACED.takenWithinMs;
      })
      .map((taking) => ({ taking, apartM: distance(taking.place, placing.place) / pxPerMetre }))
      .filter(({ taking, apartM }) => apartM <= PLACED.samePlaceM && !isMet(giver, taking, pxPerMetre));
    const [first] = takings.toSorted((a, b) => a.taking.startMs - b.taking.startMs);
    return first ? [{ by: giver.person, placed: placing, taken: first.taking, apartM: first.apartM }] : [];
  });
  return onceEach(found);
}

/** Whether a hand of the other side is at the place as well, or comes to it, as in a handover; or may be, unseen. */
function isMet({ person, reaches }: Reaching, { stay, place }: HandReach, pxPerMetre: number): boolean {
  const seen = within(person.samples, stay).flatMap(({ arms }) => handsOf(arms));
  if (seen.length === 0) return true;
  const isThere = seen.some((hand) => distance(hand, place) < PLACED.apartM * pxPerMetre);
  const comes = reaches.some(
    (other) => overlapMs(other.stay, stay) > 0 && distance(other.place, place) < PLACED.meetM * pxPerMetre,
  );
  return isThere || comes;
}

/** What is taken up once was laid down once, with one hand or two: by the reach that ended nearest to where it was taken. */
function onceEach(found: readonly PaperLaidDown[]): PaperLaidDown[] {
  const kept: PaperLaidDown[] = [];
  for (const paper of found.toSorted((a, b) => a.apartM - b.apartM)) {
    const isKnown = kept.some(
      (other) => overlapMs(other.placed, paper.placed) > 0 || overlapMs(other.taken, paper.taken) > 0,
    );
    if (!isKnown) kept.push(paper);
  }
  return kept;
}

/** Papers laid down on the counter for the other side to take, from reaching out to hand drawn back. */
export const paperPlacedEvents = (papers: readonly PaperLaidDown[]): CounterEvent[] =>
  papers.map(({ by, placed, apartM }) =>
    eventOf('paper-placed', by, placed, {
      confidence: confidenceOf({
        margin: PLACED.samePlaceM - apartM,
        uncertainty: PLACED.placeUncertaintyM,
        seenShare: 1,
      }),
    }),
  );
