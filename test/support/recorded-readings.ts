import { readFileSync } from 'node:fs';
import { readCameraFile } from '../../src/config/camera-file.ts';
import type { InterpretationRequest } from '../../src/interpret.ts';
import type { FrameReading } from '../../src/measurements/reading.ts';
import { decompress } from '../../src/store/readings/compression.ts';
import { decodeReadings } from '../../src/store/readings/decode-readings.ts';
import type { ReadingBlock } from '../../src/store/readings/reading-block.ts';
import { type ClipName, clipPath } from './clip-run.ts';

const PICTURES = {
  'counter-by-the-book': { width: 1280, height: 720 },
  'counter-violations': { width: 640, height: 360 },
} as const;

const file = (clip: ClipName): URL => new URL(`../../fixtures/series/${clip}.readings.bin`, import.meta.url);

const recordedBlock = async (clip: ClipName): Promise<ReadingBlock> =>
  decodeReadings(await decompress(readFileSync(file(clip))));

/** What the nets read in a bundled clip at 10 frames a second. */
export const recordedReadings = async (clip: ClipName): Promise<readonly FrameReading[]> =>
  (await recordedBlock(clip)).readings;

/** As the pipeline would ask, with the clip's own camera file. */
export function interpretationOf(clip: ClipName, readings: readonly FrameReading[]): InterpretationRequest {
  return {
    readings,
    camera: readCameraFile(clipPath(`${clip}.camera.yaml`)).geometry,
    picture: PICTURES[clip],
    footage: { startMs: readings[0]!.tMs, endMs: readings.at(-1)!.tMs },
    gaps: [],
    rulebooks: [],
  };
}
