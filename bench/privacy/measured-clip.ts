import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { netFileOf } from '../../models/manifest.ts';
import type { PictureSize } from '../../src/core/geometry.ts';
import type { FrameReading } from '../../src/measurements/reading.ts';
import { observerNets } from '../../src/perception/perceivers.ts';
import { analyzeFootage } from '../../src/pipeline.ts';
import type { Clip } from '../accuracy/clip-folder.ts';

/** What an analysis measured of a clip. */
export interface MeasuredClip {
  readonly readings: readonly FrameReading[];
  /** Picture in whose pixels the readings are. */
  readonly picture: PictureSize;
}

const SAMPLE_FPS = 10;

/**
 * Analyses a clip with its camera, or reads what an earlier call kept in the folder: by clip and nets, whatever the rest of the
 * program was then.
 * @param again analyses it in any case
 */
export async function measuredClip(
  { name, path, camera }: Clip,
  folder: string,
  again: boolean,
): Promise<MeasuredClip> {
  const kept = join(folder, `${name}-${keyOf(path)}.v8`);
  if (existsSync(kept) && !again) return deserialize(readFileSync(kept)) as MeasuredClip;
  const { readings, picture } = await analyzeFootage({
    ...{ path, window: 'A01', camera, rulebooks: [], sampleFps: SAMPLE_FPS, ffmpeg: {} },
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(kept, serialize({ readings, picture }));
  return { readings, picture };
}

/** Of a clip and the nets that look at it. */
export const keyOf = (path: string): string =>
  createHash('sha256')
    .update([path, ...observerNets().map((id) => netFileOf(id).onnxSha256)].join(' '))
    .digest('hex')
    .slice(0, 8);
