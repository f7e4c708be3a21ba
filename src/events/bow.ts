import type { Interval } from '../core/interval.ts';
import { durationMs, overlapMs } from '../core/interval.ts';
import { mapMeasured, measured, unavailable } from '../core/measured.ts';
import { median } from '../core/statistics.ts';
import { firstAtOrAfter, within } from '../core/time-order.ts';
import type { Degrees, Metres, Milliseconds } from '../core/units.ts';
import type { MeasuredPerson, PersonSample } from '../measurements/measure-people.ts';
import type { CounterEvent } from './event.ts';
import { BOW_GRADES_DEG } from './event.ts';
import { eventOf } from './event-of.ts';
import type { HysteresisOptions } from './hysteresis.ts';
import { intervalsOn } from './hysteresis.ts';
import { handsAdvanceM } from './reach.ts';

/** Taking a paper up from the counter leans the trunk by 8–10°; the lightest bow the rules know is 15°. */
const SMALLEST_BOW_DEG: Degrees = 10;
/** A bow begins and ends where the trunk leaves and regains the stance: twice the landmarks' noise of about 1.5°. */
const STANCE_TOLERANCE_DEG: Degrees = 3.5;
/** The stance is the median lean over this long before and after. */
const STANCE_WINDOW_MS: Milliseconds = 4000;
/**
 * Down, hold and up again; longer is leaning on the counter. A light bow, below half-way from greeting (15°) to thanks (30°),
 * is over within 2.5 s (20 rendered ones: 1.0 to 2.3 s; work at the counter that leans as far: 4.5 s).
 */
const LONGEST_BOW_MS: Milliseconds = 7000;
const LONGEST_LIGHT_BOW_MS: Milliseconds = 3500;
const LIGHT_UP_TO_DEG: Degrees = 22;
const LEANING: HysteresisOptions = {
  enter: SMALLEST_BOW_DEG,
  leave: STANCE_TOLERANCE_DEG,
  minHoldMs: 500,
  releaseMs: 150,
  bridgeMs: 800,
};
/** Rising and sitting lean the trunk up to 35°: only who stands all along bows. */
const STANDING_SHARE = 0.7;
/** A bow is straight ahead; whoever turns or tilts further reaches for something. */
const LARGEST_TURN_DEG: Degrees = 35;
const LARGEST_TILT_DEG: Degrees = 12;
/**
 * Of the fit's uncertainty: a bow's depth is a difference, in which what build and place of the hips contribute cancels.
 * Measured errors are a third of it (npm run bench:accuracy); half is kept for people other than those measured.
 */
const DIFFERENCE_UNCERTAINTY_SHARE = 0.5;
/** A bow less sure than this, of its depth, is none: whoever steps aside leans only as far as the link can be strained. */
const LARGEST_UNCERTAINTY_SHARE = 0.5;
/**
 * Whoever bows takes the shoulders past the hands; whoever reaches over the counter, to a keyboard or a paper, pushes the
 * hands ahead of the shoulders (2 to 5 cm in three rendered reaches, of 10 to 15°; at most 1 cm in bows so light).
 */
const REACHING_UP_TO_DEG: Degrees = 18;
const REACHING_M: Metres = 0.02;
/** Share of a bow that hands may be over the counter in a handover: reaching across leans the trunk too. */
const LARGEST_HANDOVER_SHARE = 0.3;

/** Bows of somebody who stands, each with its peak over the own stance. */
export function bowEvents(person: MeasuredPerson, handovers: readonly Interval[]): CounterEvent[] {
  const depths = depthsOf(person);
  return intervalsOn(depths, LEANING).flatMap((core) => {
    const interval = widened(core, depths);
    if (durationMs(interval) > LONGEST_BOW_MS) return [];
    const reaching = handovers.reduce((sum, handover) => sum + overlapMs(handover, interval), 0);
    if (reaching > LARGEST_HANDOVER_SHARE * durationMs(interval)) return [];
    const inside = within(person.samples, interval);
    if (!isStraight(inside) || !isCompleted(interval, depths)) return [];
    const peak = peakIn(interval, person.samples, depths);
    if (!peak || isLeaning(peak.value, interval) || isReach(peak.value, person.samples, interval)) return [];
    return [eventOf('bow', person, interval, peak)];
  });
}

function isStraight(inside: readonly PersonSample[]): boolean {
  const turned = median(inside.map(({ turn }) => Math.abs(turn.turnedDeg)));
  const tilted = median(inside.map(({ turn }) => Math.abs(turn.tiltedDeg)));
  return turned <= LARGEST_TURN_DEG && tilted <= LARGEST_TILT_DEG;
}

const isLeaning = (depth: Degrees, interval: Interval): boolean =>
  depth < LIGHT_UP_TO_DEG && durationMs(interval) > LONGEST_LIGHT_BOW_MS;

function isReach(depth: Degrees, samples: readonly PersonSample[], interval: Interval): boolean {
  if (depth >= REACHING_UP_TO_DEG) return false;
  const advanceM = handsAdvanceM(samples, interval);
  return advanceM !== undefined && advanceM > REACHING_M;
}

/** The person was seen upright before and after. */
function isCompleted({ startMs, endMs }: Interval, depths: readonly Depth[]): boolean {
  const upright = ({ value }: Depth) => value.available && value.value < SMALLEST_BOW_DEG;
  const before = within(depths, { startMs: startMs - STANCE_WINDOW_MS, endMs: startMs });
  const after = within(depths, { startMs: endMs, endMs: endMs + STANCE_WINDOW_MS });
  return before.some(upright) && after.some(upright);
}

interface Depth {
  readonly tMs: Milliseconds;
  readonly value: ReturnType<typeof mapMeasured<number, Degrees>>;
}

/** Lean over the stance about that time, only while standing. */
function depthsOf(person: MeasuredPerson): Depth[] {
  const standing = person.samples.map((s) => ({
    tMs: s.tMs,
    lean: isStanding(s) ? mapMeasured(s.leanDeg, ({ value }) => value) : unavailable('no-baseline'),
  }));
  let first = 0;
  return standing.map(({ tMs, lean }) => {
    if (!lean.available) return { tMs, value: lean };
    while (standing[first]!.tMs < tMs - STANCE_WINDOW_MS) first++;
    const near: Degrees[] = [];
    for (let i = first; i < standing.length && standing[i]!.tMs <= tMs + STANCE_WINDOW_MS; i++) {
      const neighbour = standing[i]!.lean;
      if (neighbour.available) near.push(neighbour.value);
    }
    return { tMs, value: measured(lean.value - stanceOf(near)) };
  });
}

const isStanding = ({ standingShare }: PersonSample): boolean =>
  standingShare.available && standingShare.value.value >= STANDING_SHARE;

/** The lower half of the leans about a moment: bows only ever lift them. */
function stanceOf(near: readonly Degrees[]): Degrees {
  const middle = median(near);
  return median(near.filter((lean) => lean <= middle));
}

/** From where the trunk left the stance to where it regained it. */
function widened(core: Interval, depths: readonly Depth[]): Interval {
  let startMs = core.startMs;
  for (let i = firstAtOrAfter(depths, core.startMs) - 1; i >= 0; i--) {
    const { tMs, value } = depths[i]!;
    if (!value.available || value.value < STANCE_TOLERANCE_DEG) break;
    startMs = tMs;
  }
  return { startMs, endMs: core.endMs };
}

function peakIn({ startMs, endMs }: Interval, samples: readonly PersonSample[], depths: readonly Depth[]) {
  let best: { peakMs: Milliseconds; value: Degrees; uncertainty: Degrees } | undefined;
  for (let i = firstAtOrAfter(depths, startMs); i < depths.length && depths[i]!.tMs <= endMs; i++) {
    const { tMs, value } = depths[i]!;
    const lean = samples[i]!.leanDeg;
    if (!value.available || !lean.available) continue;
    if (!best || value.value > best.value)
      best = { peakMs: tMs, value: value.value, uncertainty: lean.value.uncertainty };
  }
  if (!best) return undefined;
  const { peakMs, value } = best;
  const uncertainty = best.uncertainty * DIFFERENCE_UNCERTAINTY_SHARE;
  if (uncertainty > LARGEST_UNCERTAINTY_SHARE * value) return undefined;
  const gradeDeg = BOW_GRADES_DEG.reduce((a, b) => (Math.abs(b - value) < Math.abs(a - value) ? b : a));
  return {
    peakMs: Math.round(peakMs),
    value: Math.round(value * 10) / 10,
    unit: 'deg' as const,
    uncertainty: Math.round(uncertainty * 10) / 10,
    gradeDeg,
    confidence: 1 / (1 + (uncertainty / value) ** 2),
  };
}
