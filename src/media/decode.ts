import type { PictureSize } from '../core/geometry.ts';
import type { Pixels } from '../core/units.ts';
import type { DecodeOptions } from './decode-options.ts';
import type { Footage } from './footage.ts';
import type { FrameSource } from './frame-source.ts';
import { PictureFrames } from './picture-frames.ts';
import { fitWithin } from './picture-scale.ts';
import { RecordingFrames } from './recording-frames.ts';

/** People at a counter are large enough at this width; more pixels cost time and show nothing more. */
const MAX_WIDTH: Pixels = 1920;
const MAX_HEIGHT: Pixels = 1080;

/**
 * Frames of a recording, a picture or a folder of pictures, in presentation order. Nothing is decoded before the first
 * frame is asked for.
 */
export function decodeFrames(footage: Footage, options: DecodeOptions = {}): FrameSource {
  const size = deliveredSize(footage, options);
  if (footage.pictures !== undefined) return new PictureFrames(footage, footage.pictures, size, options);
  return new RecordingFrames(footage, size, options);
}

const deliveredSize = (footage: PictureSize, { maxWidth = MAX_WIDTH, maxHeight = MAX_HEIGHT }: DecodeOptions) =>
  fitWithin(footage, { width: maxWidth, height: maxHeight });
