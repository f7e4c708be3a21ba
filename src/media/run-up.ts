import type { Milliseconds } from '../core/units.ts';
import type { FrameSource } from './frame-source.ts';

/**
 * What a damaged picture looks like depends on the pictures that were decoded before it. With this much of them it looks as
 * it did to an analysis, which decodes from the beginning. Assumption: damage that goes on for longer is of no use as evidence.
 */
const DAMAGED_RUN_UP_MS: Milliseconds = 120_000;

/**
 * Takes something of a stretch of footage; once more with a run-up, where the decoder found the footage damaged there.
 * @param take takes it and returns it with the frames that it was taken of
 */
export async function asAnalysisSaw<T>(
  take: (runUpMs: Milliseconds) => Promise<{ readonly taken: T; readonly source: Pick<FrameSource, 'outcome'> }>,
): Promise<T> {
  const { taken, source } = await take(0);
  if (source.outcome().corrupt === 0) return taken;
  return (await take(DAMAGED_RUN_UP_MS)).taken;
}
