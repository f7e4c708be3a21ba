import type { Interval } from '../core/interval.ts';
import { median } from '../core/statistics.ts';
import type { Milliseconds } from '../core/units.ts';
import type { FrameReading } from '../measurements/reading.ts';
import { VOICE } from './voice-parameters.ts';

interface Mouth {
  readonly tMs: Milliseconds;
  /** Gap between the lips, in eye distances. */
  readonly opening: number;
}

/** A person's mouth over time, each look once. */
export interface Lips {
  readonly person: string;
  readonly mouths: readonly Mouth[];
  /** Opening of the resting mouth about a moment: it seems to change with the head's pose. */
  readonly restAt: (tMs: Milliseconds) => number;
  /** How far a resting mouth seems to open and close, one standard deviation. */
  readonly restSpread: number;
}

/**
 * The lips of each of the people.
 * @param people track ids
 * @param isQuiet whether nobody speaks at a moment
 */
export function lipsOf(
  readings: readonly FrameReading[],
  people: readonly string[],
  isQuiet: (tMs: Milliseconds) => boolean,
): Lips[] {
  return people.flatMap((person) => {
    const mouths = mouthsOf(readings, person);
    if (mouths.length === 0) return [];
    const quiet = mouths.filter(({ tMs }) => isQuiet(tMs));
    return [{ person, mouths, ...restOf(quiet.length > 0 ? quiet : mouths) }];
  });
}

function restOf(quiet: readonly Mouth[]): Pick<Lips, 'restAt' | 'restSpread'> {
  const { restLooks, leastSpread, mostSpread } = VOICE.lips;
  const restAt = (tMs: Milliseconds) => median(nearest(quiet, tMs, restLooks).map(({ opening }) => opening));
  const deviations = quiet.map(({ tMs, opening }) => Math.abs(opening - restAt(tMs)));
  const spread = MAD_TO_SIGMA * median(deviations);
  return { restAt, restSpread: Math.min(mostSpread, Math.max(leastSpread, spread)) };
}

/** Standard deviations in a median absolute deviation of normal values. */
const MAD_TO_SIGMA = 1.4826;

/** The looks nearest to a moment. */
function nearest(looks: readonly Mouth[], tMs: Milliseconds, count: number): readonly Mouth[] {
  let to = looks.findIndex((look) => look.tMs >= tMs);
  if (to < 0) to = looks.length;
  let from = to;
  while (to - from < count && (from > 0 || to < looks.length)) {
    const before = from > 0 ? tMs - looks[from - 1]!.tMs : Number.POSITIVE_INFINITY;
    const after = to < looks.length ? looks[to]!.tMs - tMs : Number.POSITIVE_INFINITY;
    if (before <= after) from -= 1;
    else to += 1;
  }
  return looks.slice(from, to);
}

function mouthsOf(readings: readonly FrameReading[], person: string): Mouth[] {
  const mouths: Mouth[] = [];
  for (const { tMs, people } of readings) {
    const face = people.find(({ trackId }) => trackId === person)?.face;
    if (!face?.available) continue;
    // Between two looks the last answer is repeated.
    if (mouths.at(-1)?.opening !== face.value.mouth.opening) mouths.push({ tMs, opening: face.value.mouth.opening });
  }
  return mouths;
}

/**
 * How much more likely lips as seen in an interval are if the person speaks than if not, as log-odds; 0 where they were not
 * seen. A speaking mouth is open while the voice is loud and closed between syllables.
 * @param isLoud whether the voice is near its loudest at a moment
 */
export function lipsEvidence(
  { mouths, restAt, restSpread }: Lips,
  { startMs, endMs }: Interval,
  isLoud: (tMs: Milliseconds) => boolean,
): number {
  const first = mouths.findIndex(({ tMs }) => tMs >= startMs);
  const rest = restAt((startMs + endMs) / 2);
  let sum = 0;
  for (let i = first; i >= 0 && i < mouths.length && mouths[i]!.tMs <= endMs; i++) {
    const { tMs, opening } = mouths[i]!;
    const sinceMs = tMs - (mouths[i - 1]?.tMs ?? Number.NEGATIVE_INFINITY);
    sum += Math.min(1, sinceMs / VOICE.lips.independentMs) * evidenceOf(opening - rest, restSpread, isLoud(tMs));
  }
  return sum;
}

function evidenceOf(beyondRest: number, restSpread: number, isLoud: boolean): number {
  const { openBy, openSpread, closedShare, closedLoudShare, strayShare } = VOICE.lips;
  const shut = isLoud ? closedLoudShare : closedShare;
  const closed = density(beyondRest, 0, restSpread);
  const open = density(beyondRest, openBy, openSpread);
  return Math.log((shut * closed + (1 - shut) * open) / ((1 - strayShare) * closed + strayShare * open));
}

const density = (x: number, centre: number, spread: number): number =>
  Math.exp(-0.5 * ((x - centre) / spread) ** 2) / (spread * Math.sqrt(2 * Math.PI));
