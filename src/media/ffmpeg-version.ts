import { LiyiError } from '../core/errors.ts';
import { type FfmpegPrograms, startFfmpeg } from './ffmpeg-process.ts';

/** Older versions have no `-fps_mode`. */
const OLDEST_MAJOR = 5;
/** Encoders with which evidence clips are written. */
const ENCODERS = ['libx264', 'aac'] as const;

/**
 * Versions of the two programs, such as `5.1.9-0+deb12u1`.
 * @throws LiyiError LIYI_FFMPEG_MISSING where they are missing, too old or lack an encoder
 */
export async function ffmpegVersions(programs: FfmpegPrograms): Promise<{ ffmpeg: string; ffprobe: string }> {
  const [ffmpeg, ffprobe] = [await versionOf('ffmpeg', programs), await versionOf('ffprobe', programs)];
  const encoders = await outputOf('ffmpeg', ['-hide_banner', '-encoders'], programs);
  const missing = ENCODERS.filter((name) => !new RegExp(`^ [A-Z.]{6} ${name} `, 'm').test(encoders));
  if (missing.length > 0) throw unfit(`ffmpeg ${ffmpeg} has no encoder ${missing.join(', ')}`);
  return { ffmpeg, ffprobe };
}

async function versionOf(program: 'ffmpeg' | 'ffprobe', programs: FfmpegPrograms): Promise<string> {
  const version = /version (\S+)/.exec(await outputOf(program, ['-version'], programs))?.[1];
  if (version === undefined) throw unfit(`${program} does not say its version`);
  // Builds from git carry no number and count as new.
  const major = /^n?(\d+)\./.exec(version)?.[1];
  if (major !== undefined && Number(major) < OLDEST_MAJOR) throw unfit(`${program} ${version} is too old`);
  return version;
}

async function outputOf(program: 'ffmpeg' | 'ffprobe', args: string[], programs: FfmpegPrograms): Promise<string> {
  await using process = await startFfmpeg(program, args, { programs });
  const chunks: Buffer[] = await process.stdout.toArray();
  return Buffer.concat(chunks).toString('utf8');
}

const unfit = (message: string): LiyiError =>
  new LiyiError('LIYI_FFMPEG_MISSING', {
    message,
    remedy: `Install ffmpeg ${OLDEST_MAJOR} or later (Debian, Ubuntu: apt-get install -y ffmpeg) or set FFMPEG_PATH and FFPROBE_PATH.`,
  });
