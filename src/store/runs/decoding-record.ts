import type { Interval } from '../../core/interval.ts';
import type { Milliseconds } from '../../core/units.ts';
import type { TimeMap } from '../../media/time-map.ts';

/** What a run knows of how its footage was decoded: with it the run is judged again, and shown, as it was the first time. */
export interface DecodingRecord {
  /** Stretches of the footage without usable pictures, in order. */
  readonly gaps: readonly Interval[];
  /** Pictures left out because their times do not advance. */
  readonly picturesLeftOut: number;
  /** Pictures and packets that the decoder reported as damaged. */
  readonly damaged: number;
  /** Pictures a second as the user stated them, for a stream without times. */
  readonly statedFps?: number | undefined;
  /** How the container's times became presentation times. */
  readonly timeMap: TimeMap;
}

/** Presentation times at which the recorder's clock was reset; time goes on from the picture before. */
export const restartsOf = ({ timeMap }: DecodingRecord): Milliseconds[] =>
  timeMap.pieces.slice(1).map(({ startMs }) => startMs);
