import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';

/** The clip that ffmpeg makes with these arguments, at `path`, an MP4 file: made once, whole or not at all. */
export function madeOnce(path: string, ffmpegArguments: readonly string[]): string {
  if (existsSync(path)) return path;
  mkdirSync(dirname(path), { recursive: true });
  const unfinished = path.replace(/\.mp4$/, `-${process.pid}.mp4`);
  execFileSync('ffmpeg', ['-v', 'error', '-nostdin', '-y', ...ffmpegArguments, unfinished]);
  renameSync(unfinished, path);
  return path;
}
