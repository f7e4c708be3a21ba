import { statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { madeOnce } from '../made-once.ts';
import type { Clip } from './clip-folder.ts';

/** A flat, hazy picture with a small sensor's noise, coded again with few bits and a key frame every four seconds at 10 fps. */
const WEAR = ['-vf', 'eq=contrast=0.88:brightness=0.04:gamma=1.1,noise=alls=5:allf=t'];
const ENCODER = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '28', '-g', '40', '-bf', '0', '-an'];
const FOLDER = join(tmpdir(), 'liyi-worn-clips-1');

/** The same clip as a worse camera and recorder would give it; made once, kept in the system's temporary folder. */
export function wornCopy(clip: Clip): Clip {
  const { size, mtimeMs } = statSync(clip.path);
  const name = `${basename(clip.path, '.mp4')}-${size}-${Math.floor(mtimeMs)}`;
  const worn = ['-i', clip.path, ...WEAR, ...ENCODER, '-fps_mode', 'passthrough'];
  const path = madeOnce(join(FOLDER, `${name}.mp4`), worn);
  return { ...clip, path };
}
