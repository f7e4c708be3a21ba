import { execFileSync } from 'node:child_process';
import type { VideoFrame } from '../../src/media/frame.ts';

export interface MadeVideo {
  readonly frames?: number;
  readonly width?: number;
  readonly height?: number;
  readonly fps?: number;
  /** Between the source and the output: encoder and the like. */
  readonly encode?: readonly string[];
  /** A tone of 440 Hz beside the picture. */
  readonly sound?: boolean;
}

const DARKEST = 40;
const STEP = 3;

/** Runs ffmpeg to make a fixture; throws with its messages. */
export const runFfmpeg = (...args: readonly string[]): void => {
  execFileSync('ffmpeg', ['-v', 'error', '-nostdin', '-y', ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
};

/** A video whose every frame tells its number by its brightness (`frameNumber`); at most 64 frames. */
export function makeVideo(path: string, made: MadeVideo = {}): string {
  const { frames = 50, width = 160, height = 120, fps = 25, encode = ['-c:v', 'libx264', '-g', '10'] } = made;
  const lengthS = frames / fps;
  const picture = `nullsrc=s=${width}x${height}:r=${fps}:d=${lengthS},geq=lum=${DARKEST}+${STEP}*N:cb=128:cr=128,format=yuv420p,noise=c0s=12:c0f=t`;
  const sound = made.sound ? ['-f', 'lavfi', '-i', `sine=frequency=440:duration=${lengthS}`, '-c:a', 'aac'] : [];
  runFfmpeg('-f', 'lavfi', '-i', picture, ...sound, ...encode, '-threads', '1', path);
  return path;
}

/** Which frame of a made video this is. */
export function frameNumber(frame: VideoFrame): number {
  const { width, height, data } = frame;
  let sum = 0;
  for (let i = 0; i < width * height; i++) sum += data[i]!;
  return Math.max(0, Math.round((sum / (width * height) - DARKEST) / STEP));
}
