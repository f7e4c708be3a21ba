import type { Milliseconds, Pixels } from '../core/units.ts';
import type { TimeMap } from './time-map.ts';

export type FootageKind = 'video' | 'picture' | 'picture-folder';

/** How Y'CbCr of the pictures is to be read; video range in either case. */
export type ColorMatrix = 'bt601' | 'bt709';

export interface VideoStream {
  /** 0 for the first video stream of the file: what `--stream` takes. */
  readonly stream: number;
  readonly codec: string;
  /** Size of the displayed picture: upright, square pixels. */
  readonly width: Pixels;
  readonly height: Pixels;
}

/** What is known about an input before any of it is analysed. */
export interface Footage {
  /** Path or address, as given by the user. */
  readonly path: string;
  readonly kind: FootageKind;
  /** ffmpeg's name of the container; `pictures` for a folder. */
  readonly container: string;
  readonly codec: string;
  /** The displayed picture: upright, square pixels, before any scaling. Frames may be delivered smaller. */
  readonly width: Pixels;
  readonly height: Pixels;
  /** Clockwise rotation that makes it upright. */
  readonly rotationDeg: 0 | 90 | 180 | 270;
  readonly colorMatrix: ColorMatrix;
  /** Whether a picture has two fields, as from analogue cameras; frames are delivered without combing. */
  readonly interlaced: boolean;
  /** Average frame rate; left out where the file does not say. */
  readonly fps?: number;
  /** Pictures a second as somebody stated them, for a stream that has no times of its own. */
  readonly untimedFps?: number;
  /** How the container's times become presentation times. All times here are presentation times. */
  readonly timeMap: TimeMap;
  /** From the first picture on. Left out where the file does not say. */
  readonly durationMs?: Milliseconds;
  /** Presentation time of the first picture: 0 in most files, 1400 in many transport streams. */
  readonly startMs: Milliseconds;
  /** Where the recording begins, with a picture or with sound: the moment that its wall-clock time speaks of. */
  readonly containerStartMs: Milliseconds;
  /** Seconds a tick, as in the file: `1/90000`. */
  readonly timeBase: string;
  /** Number of the video stream that is decoded. */
  readonly stream: number;
  readonly streams: readonly VideoStream[];
  readonly hasAudio: boolean;
  /** Channels of the first sound stream; left out where there is none or the file does not say. */
  readonly soundChannels?: number;
  /** For a picture or a folder: absolute paths in the order they are shown. */
  readonly pictures?: readonly string[];
}
