import type { PixelPoint } from '../core/geometry.ts';
import { distance } from '../core/geometry.ts';
import type { Interval } from '../core/interval.ts';
import { durationMs } from '../core/interval.ts';
import { measured } from '../core/measured.ts';
import { valuesOf } from '../core/parameter.ts';
import { median } from '../core/statistics.ts';
import { within } from '../core/time-order.ts';
import type { Milliseconds, Probability } from '../core/units.ts';
import type { MeasuredPerson, PersonSample } from '../measurements/measure-people.ts';
import { confidenceOf } from './confidence.ts';
import type { CounterEvent } from './event.ts';
import { eventOf } from './event-of.ts';
import { intervalsOn } from './hysteresis.ts';
import { FAR_SHORT } from './margin.ts';
import { PRESENCE_PARAMETERS } from './presence-parameters.ts';
import { supportIn } from './support.ts';

const PRESENCE = valuesOf(PRESENCE_PARAMETERS);

export interface CitizenEvents {
  readonly present: readonly CounterEvent[];
  readonly turnedAway: readonly CounterEvent[];
}

/**
 * Where citizens stayed at the counter, and when each left that place. Which way they face is not looked at.
 * @param watched from the first picture to the last
 * @param unseen stretches without usable pictures: whoever is lost there did not leave
 */
export function presenceEvents(
  citizens: readonly MeasuredPerson[],
  pxPerMetre: number,
  watched: Interval,
  unseen: readonly Interval[] = [],
): CitizenEvents {
  const stays = joined(
    citizens.flatMap((citizen) => staysOf(citizen, pxPerMetre)),
    pxPerMetre,
  );
  return {
    present: stays.map((stay) => eventOf('citizen-present', stay.citizen, stay, { confidence: stay.confidence })),
    turnedAway: stays.flatMap((stay) => leaving(stay, pxPerMetre, watched, unseen)),
  };
}

interface Stay extends Interval {
  readonly citizen: MeasuredPerson;
  /** Every track under which this citizen was followed. */
  readonly tracks: readonly MeasuredPerson[];
  readonly placePx: PixelPoint;
  /** That somebody stood there. */
  readonly confidence: Probability;
}

function staysOf(citizen: MeasuredPerson, pxPerMetre: number): Stay[] {
  const speeds = citizen.samples.map((sample, i) => ({
    tMs: sample.tMs,
    value: sample.standsBack ? FAR_SHORT : measured(-speedAt(citizen.samples, i) / pxPerMetre),
  }));
  return intervalsOn(speeds, PRESENCE.stands).map((interval) => ({
    ...interval,
    citizen,
    tracks: [citizen],
    placePx: placeIn(citizen.samples, interval),
    confidence: confidenceOf(
      supportIn(speeds, interval, { border: PRESENCE.stands.enter, uncertainty: PRESENCE.speedUncertainty }),
    ),
  }));
}

/** Pixels a second. */
function speedAt(samples: readonly PersonSample[], i: number): number {
  const half = PRESENCE.speedWindowMs / 2;
  const centre = samples[i]!;
  let first = i;
  let last = i;
  while (first > 0 && centre.tMs - samples[first - 1]!.tMs <= half) first--;
  while (last + 1 < samples.length && samples[last + 1]!.tMs - centre.tMs <= half) last++;
  const [from, to] = [samples[first]!, samples[last]!];
  if (to.tMs === from.tMs) return 0;
  return (distance(from.shouldersPx, to.shouldersPx) / Math.max(half, to.tMs - from.tMs)) * 1000;
}

function placeIn(samples: readonly PersonSample[], interval: Interval): PixelPoint {
  const inside = within(samples, interval);
  return { x: median(inside.map((s) => s.shouldersPx.x)), y: median(inside.map((s) => s.shouldersPx.y)) };
}

function joined(stays: readonly Stay[], pxPerMetre: number): Stay[] {
  const out: Stay[] = [];
  for (const stay of [...stays].sort((a, b) => a.startMs - b.startMs)) {
    const i = out.findIndex(
      (other) =>
        (stay.startMs - other.endMs <= PRESENCE.samePresenceMs ||
          isFoundAgain(other, stay) ||
          isLostInPlace(other, stay)) &&
        distance(stay.placePx, other.placePx) <= PRESENCE.samePlaceM * pxPerMetre,
    );
    if (i < 0) out.push(stay);
    else out[i] = merged(out[i]!, stay);
  }
  return out;
}

/** Whether somebody was only lost between two stays: followed on under the same name, and not seen elsewhere meanwhile. */
const isFoundAgain = (before: Stay, after: Stay): boolean =>
  after.startMs - before.endMs <= PRESENCE.foundAgainMs &&
  before.tracks.includes(after.citizen) &&
  !after.citizen.samples.some(({ tMs }) => tMs > before.endMs && tMs < after.startMs);

/**
 * Whether somebody who was lost where they stood is found standing at the same place, without anybody having walked away or
 * come: nets that lose a back behind the clerk's papers do not make two citizens of one.
 */
const isLostInPlace = (before: Stay, after: Stay): boolean =>
  after.startMs - before.endMs <= PRESENCE.lostInPlaceMs &&
  before.tracks.every(({ samples }) => samples.at(-1)!.tMs - before.endMs <= PRESENCE.speedWindowMs) &&
  after.startMs - after.citizen.samples[0]!.tMs <= PRESENCE.speedWindowMs;

const merged = (first: Stay, next: Stay): Stay => ({
  ...first,
  endMs: Math.max(first.endMs, next.endMs),
  confidence: Math.max(first.confidence, next.confidence),
  tracks: [...new Set([...first.tracks, ...next.tracks])],
});

/** When pictures end after a stay, for good or at a gap. */
const seenUntil = ({ endMs }: Interval, watched: Interval, unseen: readonly Interval[]): Milliseconds =>
  Math.min(watched.endMs, ...unseen.filter((gap) => gap.endMs > endMs).map((gap) => gap.startMs));

function leaving(stay: Stay, pxPerMetre: number, watched: Interval, unseen: readonly Interval[]): CounterEvent[] {
  const seenUntilMs = seenUntil(stay, watched, unseen);
  if (seenUntilMs - stay.endMs < PRESENCE.shortestLeavingMs) return [];
  const after = stay.tracks
    .flatMap(({ samples }) =>
      within(samples, {
        startMs: stay.endMs - PRESENCE.leavingMs,
        endMs: Math.min(seenUntilMs, stay.endMs + PRESENCE.leavingMs),
      }),
    )
    .sort((a, b) => a.tMs - b.tMs);
  const away = ({ shouldersPx }: PersonSample) =>
    distance(shouldersPx, stay.placePx) > PRESENCE.leftPlaceM * pxPerMetre;
  const stayedUntil = after.findLast((sample) => !away(sample))?.tMs ?? stay.endMs;
  const walking = after.filter((sample) => sample.tMs > stayedUntil);
  const isGapNext = seenUntilMs < watched.endMs && seenUntilMs - stay.endMs <= PRESENCE.lostBeforeGapMs;
  if (isGapNext && walking.length <= 1) return [];
  const lastMs = walking.at(-1)?.tMs ?? stayedUntil;
  const seen = { startMs: Math.min(stayedUntil, stay.endMs), endMs: lastMs };
  const interval =
    durationMs(seen) >= PRESENCE.shortestLeavingMs
      ? seen
      : { ...seen, endMs: seen.startMs + PRESENCE.shortestLeavingMs };
  const fromPlaceM = walking.map(({ shouldersPx }) => distance(shouldersPx, stay.placePx) / pxPerMetre);
  const confidence = confidenceOf({
    margin: walking.length > 1 ? Math.max(...fromPlaceM) - PRESENCE.leftPlaceM : 0,
    uncertainty: PRESENCE.leftPlaceM,
    seenShare: 1,
  });
  return [eventOf('citizen-turned-away', stay.citizen, interval, { confidence })];
}
