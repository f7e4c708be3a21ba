import type { Interval } from '../core/interval.ts';
import { durationMs, overlapMs } from '../core/interval.ts';
import { mapMeasured, measured, unavailable } from '../core/measured.ts';
import { valuesOf } from '../core/parameter.ts';
import { median } from '../core/statistics.ts';
import { firstAtOrAfter, within } from '../core/time-order.ts';
import type { Degrees, Milliseconds } from '../core/units.ts';
import type { MeasuredPerson, PersonSample } from '../measurements/measure-people.ts';
import { BOW_PARAMETERS } from './bow-parameters.ts';
import { confidenceOf } from './confidence.ts';
import type { CounterEvent } from './event.ts';
import { BOW_GRADES_DEG } from './event.ts';
import { eventOf } from './event-of.ts';
import { headFalls } from './head-fall.ts';
import { intervalsOn } from './hysteresis.ts';
import { handsAdvanceM, handsPartTrunks } from './reach.ts';
import { seenShareOf } from './support.ts';

const BOW = valuesOf(BOW_PARAMETERS);

/**
 * Bows of a standing person, each with its peak relative to the person's own stance.
 * @param others of the same person: handovers and leaning on the counter, which lean the trunk too
 */
export function bowEvents(person: MeasuredPerson, others: readonly Interval[]): CounterEvent[] {
  const depths = depthsOf(person);
  return intervalsOn(depths, BOW.leaning).flatMap((core) => {
    const interval = widened(core, depths);
    if (durationMs(interval) > BOW.longestMs) return [];
    const otherwise = others.reduce((sum, other) => sum + overlapMs(other, interval), 0);
    if (otherwise > BOW.largestOtherShare * durationMs(interval)) return [];
    const inside = within(person.samples, interval);
    if (!isStraight(inside) || !isCompleted(interval, depths)) return [];
    const peak = peakIn(interval, person.samples, depths);
    if (!peak || isLeaning(peak.value, interval) || isReach(peak, person.samples, interval)) return [];
    if (!headFalls(person.samples, interval, peak)) return [];
    return [eventOf('bow', person, interval, peak)];
  });
}

function isStraight(inside: readonly PersonSample[]): boolean {
  const turned = median(inside.map(({ turn }) => Math.abs(turn.turnedDeg)));
  const tilted = median(inside.map(({ turn }) => Math.abs(turn.tiltedDeg)));
  return turned <= BOW.largestTurnDeg && tilted <= BOW.largestTiltDeg;
}

const isLeaning = (depth: Degrees, interval: Interval): boolean =>
  depth < BOW.lightBelowDeg && durationMs(interval) > BOW.longestLightMs;

function isReach(
  { value, peakMs }: { readonly value: Degrees; readonly peakMs: Milliseconds },
  samples: readonly PersonSample[],
  interval: Interval,
): boolean {
  if (value >= BOW.reachBelowDeg) return false;
  const advanceM = handsAdvanceM(samples, interval, BOW.handsBeforeMs) ?? 0;
  const begins = { startMs: interval.startMs - BOW.peakWindowMs, endMs: interval.startMs + BOW.peakWindowMs };
  const deepest = { startMs: peakMs - BOW.peakWindowMs, endMs: peakMs + BOW.peakWindowMs };
  const partTrunks = handsPartTrunks(samples, begins, deepest) ?? 0;
  return advanceM > BOW.reachM || partTrunks > BOW.handsPartTrunks;
}

/** Whether the person was seen upright before and after. */
function isCompleted({ startMs, endMs }: Interval, depths: readonly Depth[]): boolean {
  const upright = ({ value }: Depth) => value.available && value.value < BOW.leaning.enter;
  const before = within(depths, { startMs: startMs - BOW.stanceWindowMs, endMs: startMs });
  const after = within(depths, { startMs: endMs, endMs: endMs + BOW.stanceWindowMs });
  const isLastSeen = after.some(upright) && after.at(-1) === depths.at(-1);
  return lasts(before.filter(upright)) && (isLastSeen || lasts(after.filter(upright)));
}

const lasts = (seen: readonly Depth[]): boolean =>
  seen.length > 1 && seen.at(-1)!.tMs - seen[0]!.tMs >= BOW.shortestUprightMs;

interface Depth {
  readonly tMs: Milliseconds;
  readonly value: ReturnType<typeof mapMeasured<number, Degrees>>;
}

/** Lean relative to the stance around that time, only while standing. */
function depthsOf(person: MeasuredPerson): Depth[] {
  const standing = person.samples.map((s) => ({
    tMs: s.tMs,
    lean: isStanding(s) ? mapMeasured(s.leanDeg, ({ value }) => value) : unavailable('no-baseline'),
  }));
  let first = 0;
  return standing.map(({ tMs, lean }) => {
    if (!lean.available) return { tMs, value: lean };
    while (standing[first]!.tMs < tMs - BOW.stanceWindowMs) first++;
    const near: Degrees[] = [];
    for (let i = first; i < standing.length && standing[i]!.tMs <= tMs + BOW.stanceWindowMs; i++) {
      const neighbour = standing[i]!.lean;
      if (neighbour.available) near.push(neighbour.value);
    }
    return { tMs, value: measured(lean.value - stanceOf(near)) };
  });
}

const isStanding = ({ standingShare }: PersonSample): boolean =>
  standingShare.available && standingShare.value.value >= BOW.standingShare;

/** The lower half of the leans around a moment, because bows only raise them. */
function stanceOf(near: readonly Degrees[]): Degrees {
  const middle = median(near);
  return median(near.filter((lean) => lean <= middle));
}

/** From where the trunk left the stance to where it returned to it. */
function widened(core: Interval, depths: readonly Depth[]): Interval {
  let startMs = core.startMs;
  for (let i = firstAtOrAfter(depths, core.startMs) - 1; i >= 0; i--) {
    const { tMs, value } = depths[i]!;
    if (!value.available || value.value < BOW.leaning.leave) break;
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
  const uncertainty = best.uncertainty * BOW.uncertaintyShare;
  if (uncertainty > BOW.largestUncertaintyShare * value) return undefined;
  const gradeDeg = BOW_GRADES_DEG.reduce((a, b) => (Math.abs(b - value) < Math.abs(a - value) ? b : a));
  return {
    peakMs: Math.round(peakMs),
    value: Math.round(value * 10) / 10,
    unit: 'deg' as const,
    uncertainty: Math.round(uncertainty * 10) / 10,
    gradeDeg,
    confidence: confidenceOf({
      margin: value - BOW.leaning.enter,
      uncertainty,
      seenShare: seenShareOf(depths, { startMs, endMs }),
    }),
  };
}
