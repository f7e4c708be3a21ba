import type { Milliseconds, Pixels } from '../core/units.ts';

export type FootageKind = 'video' | 'picture' | 'picture-folder';

/** How Y'CbCr of the pictures is to be read; video range in either case. */
export type ColorMatrix = 'bt601' | 'bt709';

export interface VideoStream {
  /** 0 for the first video stream of the file: what `--stream` takes. */
  readonly stream: number;
  readonly codec: string;
  /** Upright, square pixels. */
  readonly width: Pixels;
  readonly height: Pixels;
}

/** What is known about an input before any of it is analysed. */
export interface Footage {
  /** As given by the user. */
  readonly path: string;
  readonly kind: FootageKind;
  /** ffmpeg's name of the container; `pictures` for a folder. */
  readonly container: string;
  readonly codec: string;
  /** The displayed picture: upright, square pixels, before any scaling. Frames may be delivered smaller. */
  readonly width: Pixels;
  readonly height: Pixels;
  /** Clockwise, that was applied to make it upright. */
  readonly rotationDeg: 0 | 90 | 180 | 270;
  readonly colorMatrix: ColorMatrix;
  /** Two fields a picture, as analogue cameras give; frames are delivered without combing. */
  readonly interlaced: boolean;
  /** Average; absent where the file does not say. */
  readonly fps?: number;
  /** Absent where the file does not say. */
  readonly durationMs?: Milliseconds;
  /** Presentation time of the first picture: 0 in most files, 1400 in many transport streams. */
  readonly startMs: Milliseconds;
  /** Start of the container, which may begin with sound: what seeking is relative to. */
  readonly containerStartMs: Milliseconds;
  /** Seconds a tick, as the file has it: `1/90000`. */
  readonly timeBase: string;
  /** The one that is decoded. */
  readonly stream: number;
  readonly streams: readonly VideoStream[];
  readonly hasAudio: boolean;
  /** Of a picture or a folder: absolute paths, in the order they are shown. */
  readonly pictures?: readonly string[];
}
