import { distance, type PixelPoint } from '../core/geometry.ts';
import { type Interval, overlapMs } from '../core/interval.ts';
import { metres, milliseconds, parameters, share, valuesOf } from '../core/parameter.ts';
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
  restM: metres(0.08, {
    source: 'Landmarks of resting hands stray by 0.02 to 0.04; one that gives moves by 0.09 and more.',
    testedRange: onRealPeople('0.08 only'),
  }),
  seenShare: share(0.8, {
    source: 'Of the time: a hand out of sight may do anything.',
    testedRange: onRealPeople('0.8 only'),
  }),
  longestLossMs: milliseconds(300, {
    source: 'A step between pictures; whoever is lost for longer may do anything.',
    testedRange: onRealPeople('300 only'),
  }),
  drawnBackMs: milliseconds(400, {
    source: 'From where a hand counts as drawn back until it lies still.',
    testedRange: onRealPeople('400 only'),
  }),
  soonAfterMs: milliseconds(1000, {
    source: 'A hand on its way into a handover is no taking up.',
    testedRange: onRealPeople('1000 only'),
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

/** Somebody with all that their hands reached for. */
export interface ReachingPerson {
  readonly person: MeasuredPerson;
  readonly reaches: readonly HandReach[];
}

/** All that somebody's hands reach for. */
export const withReaches = (person: MeasuredPerson, pxPerMetre: number): ReachingPerson => ({
  person,
  reaches: SIDES.flatMap((side) => handReaches(person, side, pxPerMetre)),
});

/**
 * What a clerk and a citizen lay down for each other, in order of time.
 * @param handovers of this clerk, in which hands meet
 */
export function papersLaidDown(clerk: ReachingPerson, citizen: ReachingPerson, across: Across): PaperLaidDown[] {
  const found = [...laidDown(clerk, citizen, across), ...laidDown(citizen, clerk, across)];
  return onceEach(found).toSorted((a, b) => a.placed.startMs - b.placed.startMs);
}

interface Across {
  readonly handovers: readonly Interval[];
  readonly pxPerMetre: number;
}

function laidDown(giver: ReachingPerson, taker: ReachingPerson, { handovers, pxPerMetre }: Across): PaperLaidDown[] {
  const handoversIn = (interval: Interval) => handovers.filter((handover) => overlapMs(handover, interval) > 0);
  return giver.reaches.flatMap((placing): PaperLaidDown[] => {
    const candidates = taker.reaches
      .filter(({ stay }) => {
        const afterMs = stay.startMs - placing.stay.endMs;
        return afterMs >= PLACED.takenAfterMs && afterMs <= PLACED.takenWithinMs;
      })
      .map((taking) => ({ taking, apartM: distance(taking.place, placing.place) / pxPerMetre }))
      .filter(({ apartM }) => apartM <= PLACED.samePlaceM);
    if (candidates.length === 0 || handoversIn(placing).length > 0) return [];
    if (isMet(taker, placing, pxPerMetre) && !rests(taker.person, placing, pxPerMetre)) return [];
    const takings = candidates.filter(({ taking }) => {
      const near = handoversIn({ startMs: taking.startMs, endMs: taking.endMs + PLACED.soonAfterMs });
      const endMs = Math.max(taking.stay.endMs, ...near.map((handover) => handover.endMs));
      const drawnBack = { startMs: placing.endMs + PLACED.drawnBackMs, endMs };
      return rests(giver.person, drawnBack, pxPerMetre) || (near.length === 0 && !isMet(giver, taking, pxPerMetre));
    });
    const [first] = takings.toSorted((a, b) => a.taking.startMs - b.taking.startMs);
    return first ? [{ by: giver.person, placed: placing, taken: first.taking, apartM: first.apartM }] : [];
  });
}

/** Whether a hand of the other side is at the place as well, or comes to it, as in a handover; or may be, unseen. */
function isMet({ person, reaches }: ReachingPerson, { stay, place }: HandReach, pxPerMetre: number): boolean {
  const seen = within(person.samples, stay);
  if (seen.length === 0) return true;
  const isThere = seen
    .flatMap(({ arms }) => handsOf(arms))
    .some((hand) => distance(hand, place) < PLACED.apartM * pxPerMetre);
  const comes = reaches.some(
    (other) => overlapMs(other.stay, stay) > 0 && distance(other.place, place) < PLACED.meetM * pxPerMetre,
  );
  return isThere || comes;
}

/** Whether both hands of somebody are seen and lie still: they give nothing, however near a hand of the other side comes. */
function rests({ samples }: MeasuredPerson, interval: Interval, pxPerMetre: number): boolean {
  const inside = within(samples, interval);
  const untilMs = inside.at(-1)?.tMs ?? interval.startMs;
  if (interval.endMs - untilMs > PLACED.longestLossMs) return false;
  return SIDES.every((side) => {
    const hands = inside.flatMap(({ arms }) => (arms[side].available ? [arms[side].value.handPx] : []));
    const [first] = hands;
    return (
      first !== undefined &&
      hands.length >= PLACED.seenShare * inside.length &&
      hands.every((hand) => distance(hand, first) <= PLACED.restM * pxPerMetre)
    );
  });
}

const handsOf = (arms: PersonSample['arms']): PixelPoint[] =>
  SIDES.flatMap((side) => (arms[side].available ? [arms[side].value.handPx] : []));

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
