/** Below this players stutter; above the other limit a clip of a counter gains nothing. */
const MIN_FPS = 24;
const MAX_FPS = 30;

/**
 * Frame rate of an evidence clip: a whole multiple or fraction of the footage's rate, between 24 and 30 where there is
 * one; 25 where the footage's rate is unknown.
 */
export function clipFps(footageFps: number | undefined): number {
  if (footageFps === undefined) return 25;
  if (footageFps > MAX_FPS) return footageFps / Math.ceil(footageFps / MAX_FPS);
  return footageFps * Math.ceil(MIN_FPS / footageFps);
}
