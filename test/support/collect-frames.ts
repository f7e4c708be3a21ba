import { decodeFrames } from '../../src/media/decode.ts';
import type { DecodeOptions } from '../../src/media/decode-options.ts';
import type { Footage } from '../../src/media/footage.ts';
import type { DecodeOutcome } from '../../src/media/frame-source.ts';
import { frameNumber } from './made-video.ts';

export interface CollectedFrames {
  readonly times: readonly number[];
  readonly numbers: readonly number[];
  readonly sizes: ReadonlySet<string>;
  readonly outcome: DecodeOutcome;
}

/** Everything a decoding yields, of a made video. */
export async function collectFrames(footage: Footage, options?: DecodeOptions): Promise<CollectedFrames> {
  const [times, numbers, sizes] = [[] as number[], [] as number[], new Set<string>()];
  const source = decodeFrames(footage, options);
  for await (const frame of source) {
    times.push(frame.ptsMs);
    numbers.push(frameNumber(frame));
    sizes.add(`${frame.width}x${frame.height}`);
  }
  return { times, numbers, sizes, outcome: source.outcome() };
}

/** 0, 1, 2, … `count - 1`, each times `step`, from `start`. */
export const series = (count: number, step = 1, start = 0): number[] =>
  Array.from({ length: count }, (_, i) => start + i * step);
