import { distance } from '../core/geometry.ts';
import type { Interval } from '../core/interval.ts';
import { contains } from '../core/interval.ts';
import { count, degrees, milliseconds, parameters, share, trunkLengths, valuesOf } from '../core/parameter.ts';
import { median } from '../core/statistics.ts';
import { within } from '../core/time-order.ts';
import type { Degrees, Milliseconds, Pixels } from '../core/units.ts';
import type { MeasuredPerson, PersonSample } from '../measurements/measure-people.ts';
import type { HeadAngles } from '../measurements/net-head.ts';
import { confidenceOf } from './confidence.ts';
import type { CounterEvent } from './event.ts';
import { eventOf } from './event-of.ts';
import { ONE_VALUE_ON_CLIPS, onRealPeople } from './tested-range.ts';

export const NOD_PARAMETERS = parameters({
  dipDeg: degrees(3.5, {
    source: 'By the pose, down and up again: nods of 14° show 4 to 8°.',
    testedRange: onRealPeople('3.5 and 4'),
  }),
  faceDipDeg: degrees(3.5, {
    source:
      'By a face looked at in the dip, below those beside it: 4.9 to 6.3° in nods of 14°; dips of the pose alone show 2 at most.',
    testedRange: onRealPeople('3.5 only'),
  }),
  noiseMs: milliseconds(3000, {
    source: 'Before and after, for how much the pitch jumps between pictures by itself.',
    testedRange: onRealPeople('3000 only'),
  }),
  medianJump: share(1.65, {
    source:
      'Of white noise with a standard deviation of 1: √6 for the second difference, 0.6745 for the median of its size.',
    testedRange: 'not tested',
  }),
  leastSigmas: share(5, {
    source:
      'Times what the pitch jumps by itself: in landmark noise of 1 to 4 px, dips of three times that come by chance.',
    testedRange: onRealPeople('4 and 5'),
  }),
  besideFromMs: milliseconds(150, {
    source: 'Before and after the lowest moment, where the head is up.',
    testedRange: ONE_VALUE_ON_CLIPS,
  }),
  besideToMs: milliseconds(650, {
    source: 'Nods take 0.4 to 0.5 s: whoever looks down stays down for longer.',
    testedRange: ONE_VALUE_ON_CLIPS,
  }),
  faceInsideMs: milliseconds(230, {
    source: 'Of the lowest moment.',
    testedRange: ONE_VALUE_ON_CLIPS,
  }),
  faceBesideFromMs: milliseconds(350, { source: 'Outside of the nod.', testedRange: ONE_VALUE_ON_CLIPS }),
  faceBesideToMs: milliseconds(1600, {
    source: 'Long enough for three looks at the face on either side.',
    testedRange: ONE_VALUE_ON_CLIPS,
  }),
  largestTurnDeg: degrees(15, {
    source: 'Nods go straight down, 2 to 13° aside as the pose has them; heads that turn dip by 20° aside and more.',
    testedRange: onRealPeople('15 only'),
  }),
  largestShiftTrunks: trunkLengths(0.03, {
    source: 'Of the shoulders: 0.007 to 0.017 in nods. Reaching, rising and bowing take them along.',
    testedRange: onRealPeople('0.03 only'),
  }),
  headFallsTrunks: trunkLengths(0.008, {
    source: 'Towards the shoulders: 0.01 to 0.04 in nods; errors of the nose alone lower nothing else.',
    testedRange: onRealPeople('0.008 only'),
  }),
  togetherMs: milliseconds(1000, {
    source: 'Between the lowest moments of nods that belong together.',
    testedRange: ONE_VALUE_ON_CLIPS,
  }),
  halfMs: milliseconds(250, {
    source: 'From where a nod begins to its lowest moment.',
    testedRange: ONE_VALUE_ON_CLIPS,
  }),
  shortestMs: milliseconds(300, {
    source: 'From up over down to up again takes 0.4 to 0.7 s.',
    testedRange: ONE_VALUE_ON_CLIPS,
  }),
  fewestBeside: count(2, {
    source: 'Moments on either side that show the head up.',
    testedRange: ONE_VALUE_ON_CLIPS,
  }),
  longestStepMs: milliseconds(200, {
    source: 'Two pictures of a nod.',
    testedRange: '200 and less',
  }),
  uncertaintyDeg: degrees(1.5, {
    source: 'Standard deviation of the pitch between pictures, by the pose.',
    testedRange: ONE_VALUE_ON_CLIPS,
  }),
});

const NOD = valuesOf(NOD_PARAMETERS);

/**
 * The head goes down and up again at once, by itself, before a citizen at the counter; nods that follow each other are one
 * event.
 * @param visits when citizens were at the counter
 */
export function nodEvents(clerk: MeasuredPerson, visits: readonly Interval[]): CounterEvent[] {
  const quick = clerk.samples.flatMap(quickOf);
  const dips = quick.flatMap((lowest): Dip[] => {
    if (!visits.some((visit) => contains(visit, lowest.tMs))) return [];
    const depthDeg = depthOf(lowest, quick);
    const isNod =
      depthDeg !== undefined &&
      depthDeg >= Math.max(NOD.dipDeg, NOD.leastSigmas * noiseDeg(lowest, quick)) &&
      faceDips(lowest, clerk.samples);
    return isNod ? [{ tMs: lowest.tMs, depthDeg }] : [];
  });
  return together(dips).map((nods) => {
    const interval = { startMs: nods[0]!.tMs - NOD.halfMs, endMs: nods.at(-1)!.tMs + NOD.halfMs };
    const depthDeg = Math.max(...nods.map((nod) => nod.depthDeg));
    const margin = depthDeg - NOD.dipDeg + NOD.uncertaintyDeg;
    return eventOf('nod', clerk, interval, {
      confidence: confidenceOf({ margin, uncertainty: NOD.uncertaintyDeg, seenShare: 1 }),
    });
  });
}

interface Dip {
  readonly tMs: Milliseconds;
  readonly depthDeg: Degrees;
}

interface Quick extends HeadAngles {
  readonly tMs: Milliseconds;
  readonly sample: PersonSample;
}

const quickOf = (sample: PersonSample): Quick[] =>
  sample.headMove.byPose.available ? [{ tMs: sample.tMs, sample, ...sample.headMove.byPose.value }] : [];

/** How far the head comes up again on both sides, straight and with the shoulders at rest; undefined for another move. */
function depthOf(lowest: Quick, quick: readonly Quick[]): Degrees | undefined {
  const { tMs, pitchDeg, yawDeg, sample } = lowest;
  const around = within(quick, { startMs: tMs - NOD.halfMs, endMs: tMs + NOD.halfMs });
  const isLowest = around.every(
    (other) => other.pitchDeg < pitchDeg || (other.pitchDeg === pitchDeg && other.tMs >= tMs),
  );
  const before = within(quick, { startMs: tMs - NOD.besideToMs, endMs: tMs - NOD.besideFromMs });
  const after = within(quick, { startMs: tMs + NOD.besideFromMs, endMs: tMs + NOD.besideToMs });
  if (!isLowest || before.length < NOD.fewestBeside || after.length < NOD.fewestBeside) return undefined;
  const beside = [...before, ...after];
  const trunkPx = distance(sample.shouldersPx, sample.hipsPx);
  const isStraight = beside.every((other) => Math.abs(other.yawDeg - yawDeg) <= NOD.largestTurnDeg);
  const shoulderRests = beside.every(
    (other) => distance(other.sample.shouldersPx, sample.shouldersPx) <= NOD.largestShiftTrunks * trunkPx,
  );
  const fallPx = median(beside.map((other) => headHeightPx(other.sample))) - headHeightPx(sample);
  if (!isStraight || !shoulderRests || fallPx < NOD.headFallsTrunks * trunkPx) return undefined;
  const up = (side: readonly Quick[]) => Math.min(...side.map((other) => other.pitchDeg));
  return pitchDeg - Math.max(up(before), up(after));
}

/**
 * Standard deviation of the pitch of one picture about the line between its neighbours: a nod lasts for several pictures, noise
 * for one. The middle one of the jumps nearby, which a nod hardly moves.
 */
function noiseDeg({ tMs }: Quick, quick: readonly Quick[]): Degrees {
  const near = within(quick, { startMs: tMs - NOD.noiseMs, endMs: tMs + NOD.noiseMs });
  const jumps = near
    .slice(2)
    .map(({ pitchDeg }, i) => Math.abs(pitchDeg - 2 * near[i + 1]!.pitchDeg + near[i]!.pitchDeg));
  return jumps.length > 0 ? median(jumps) / NOD.medianJump : 0;
}

const headHeightPx = ({ headPx, shouldersPx }: PersonSample): Pixels => shouldersPx.y - headPx.y;

/** Whether a face looked at in the dip is lower than those beside it; where none was looked at, nothing contradicts. */
function faceDips({ tMs }: Quick, samples: readonly PersonSample[]): boolean {
  const facesIn = (startMs: Milliseconds, endMs: Milliseconds): Degrees[] =>
    within(samples, { startMs, endMs }).flatMap(({ headMove: { facePitchDeg } }) =>
      facePitchDeg.available ? [facePitchDeg.value] : [],
    );
  const inside = facesIn(tMs - NOD.faceInsideMs, tMs + NOD.faceInsideMs);
  const beside = [
    ...facesIn(tMs - NOD.faceBesideToMs, tMs - NOD.faceBesideFromMs),
    ...facesIn(tMs + NOD.faceBesideFromMs, tMs + NOD.faceBesideToMs),
  ];
  if (inside.length === 0 || beside.length === 0) return true;
  return Math.max(...inside) - median(beside) >= NOD.faceDipDeg;
}

function together(dips: readonly Dip[]): Dip[][] {
  const groups: Dip[][] = [];
  for (const dip of dips) {
    const last = groups.at(-1);
    if (last && dip.tMs - last.at(-1)!.tMs <= NOD.togetherMs) last.push(dip);
    else groups.push([dip]);
  }
  return groups;
}
