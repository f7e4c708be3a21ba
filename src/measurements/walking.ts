import { distance } from '../core/geometry.ts';
import type { Milliseconds } from '../core/units.ts';
import { hipMiddle, shoulderMiddle } from '../landmarks/upper-body.ts';
import type { PersonSeries } from './person-series.ts';

/** Trunk lengths a second, sideways. People walk at 1 m/s, that is 2 and more; a chair rolls and a bow sways below this. */
const WALKING_TRUNKS_PER_S = 0.9;
const WINDOW_MS: Milliseconds = 400;

/**
 * Whether somebody walks across the picture at each sample. The hips tell: unlike the shoulders they hardly move in a bow.
 * @returns index by index with the series' samples
 */
export function walks({ samples }: PersonSeries): boolean[] {
  const hips = samples.map(({ tMs, reading: { pose } }) => {
    const middle = hipMiddle(pose);
    return { tMs, x: middle.x, trunkPx: Math.max(1, distance(middle, shoulderMiddle(pose))) };
  });
  return hips.map(({ tMs, trunkPx }, i) => {
    let [first, last] = [i, i];
    while (first > 0 && tMs - hips[first - 1]!.tMs <= WINDOW_MS) first--;
    while (last + 1 < hips.length && hips[last + 1]!.tMs - tMs <= WINDOW_MS) last++;
    const [from, to] = [hips[first]!, hips[last]!];
    const seconds = Math.max(WINDOW_MS, to.tMs - from.tMs) / 1000;
    return Math.abs(to.x - from.x) / trunkPx / seconds > WALKING_TRUNKS_PER_S;
  });
}
