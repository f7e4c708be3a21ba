/** Players stutter below, and nothing at a counter needs more than above. */
const MIN_FPS = 24;
const MAX_FPS = 30;

/** A whole multiple or fraction of the footage's rate, between 24 and 30 where there is one. */
export function clipFps(footageFps: number | undefined): number {
  if (footageFps === undefined) return 25;
  if (footageFps > MAX_FPS) return footageFps / Math.ceil(footageFps / MAX_FPS);
  return footageFps * Math.ceil(MIN_FPS / footageFps);
}
