import type { PictureSize } from '../../core/geometry.ts';
import { contains, durationMs, type Interval } from '../../core/interval.ts';
import type { Milliseconds } from '../../core/units.ts';
import { type BlurRegion, hidesPoint } from '../../media/blur.ts';

/** A picture of which more is hidden shows nothing of what happens: of a clerk far away there is a hundredth. */
const MOST_HIDDEN_SHARE = 0.995;
/** So many moments of the evidence are tried, evenly apart. */
const MOMENTS = 21;
/** A picture is on show for so long: regions hide all of it that they meet. */
const ON_SHOW_MS: Milliseconds = 100;
/** Places of the picture that are looked at, across and down. */
const [COLUMNS, ROWS] = [32, 18];

/** What says how much of a picture can be seen. */
export interface Hiding {
  readonly regions: readonly BlurRegion[];
  /** Picture in whose pixels the regions are. */
  readonly shown: PictureSize;
}

/**
 * The wanted moment, or, where hardly anything of its picture is shown, the moment of the evidence at which least is hidden, the
 * nearest of several.
 * @param gaps of which there are no pictures
 */
export function visibleMoment(
  wantedMs: Milliseconds,
  evidence: Interval,
  gaps: readonly Interval[],
  hiding: Hiding,
): Milliseconds {
  const wantedShare = hiddenShare(hiding, wantedMs);
  if (wantedShare <= MOST_HIDDEN_SHARE) return wantedMs;
  const others = Array.from({ length: MOMENTS }, (_, i) =>
    Math.round(evidence.startMs + ((i + 0.5) / MOMENTS) * durationMs(evidence)),
  )
    .filter((tMs) => !gaps.some((gap) => contains(gap, tMs)))
    .toSorted((a, b) => Math.abs(a - wantedMs) - Math.abs(b - wantedMs));
  let best = { tMs: wantedMs, share: wantedShare };
  for (const tMs of others) {
    const share = hiddenShare(hiding, tMs);
    if (share < best.share) best = { tMs, share };
  }
  return best.tMs;
}

/** How much of the picture is hidden at a moment, 0..1. */
function hiddenShare({ regions, shown: { width, height } }: Hiding, tMs: Milliseconds): number {
  const lasting = regions.filter(
    ({ interval }) => interval.startMs <= tMs + ON_SHOW_MS && interval.endMs >= tMs - ON_SHOW_MS,
  );
  let hidden = 0;
  for (let row = 0; row < ROWS; row++)
    for (let column = 0; column < COLUMNS; column++) {
      const point = { x: ((column + 0.5) / COLUMNS) * width, y: ((row + 0.5) / ROWS) * height };
      if (lasting.some((region) => hidesPoint(region, point))) hidden++;
    }
  return hidden / (COLUMNS * ROWS);
}
