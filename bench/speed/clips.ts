import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCameraFile } from '../../src/config/camera-file.ts';
import { madeOnce } from '../made-once.ts';

const FIXTURES = fileURLToPath(new URL('../../fixtures/clips/', import.meta.url));
const FOLDER = join(tmpdir(), 'liyi-bench-clips-6');
/** What a CCTV camera sends: 720p, 25 frames and 2 Mbit a second, a little sensor noise, a key frame every two seconds and no B-frames. */
const LIKE_CCTV = 'fps=25,noise=alls=3:allf=t';
const ENCODER = ['-c:v', 'libx264', '-preset', 'veryfast', '-b:v', '2M', '-g', '50', '-bf', '0', '-an'];
const KEY_EVERY_SECOND = ['-g', '25', '-keyint_min', '25'];
/** The clerk waits without moving for 40 s; then the first ten seconds of the encounter. */
const QUIET = ['-t', '10', '-i', 'SOURCE', '-vf', `fps=25,tpad=start_mode=clone:start_duration=40,noise=alls=3:allf=t`];

/** The clerk to and fro, the citizen's side hidden: one tracked person without a cut, 4.5 s and as often again as asked. */
function clerkAlone(again: number): readonly string[] {
  const hidden = 'fps=10,drawbox=w=iw*0.29:h=ih:color=gray:t=fill';
  const toAndFro = `[0]${hidden},split[a][b];[b]reverse[c];[a][c]concat,loop=${again}:38,${LIKE_CCTV}`;
  return ['-t', '2.3', '-i', 'SOURCE', '-filter_complex', toAndFro];
}

/** Made once from a bundled clip of one encounter. */
const MAKING = {
  clerk: clerkAlone(5),
  /** One encounter from end to end. */
  service: ['-i', 'SOURCE', '-vf', LIKE_CCTV],
  quiet: QUIET,
  /** The same from a camera that sends a key frame every second. */
  'quiet-dense-keys': [...QUIET, '--', ...KEY_EVERY_SECOND],
} as const;
/** One of those over and over; where it begins again there is a cut. */
const REPEATED = {
  'clerk-5-min': { name: 'clerk', times: 11 },
  'quiet-5-min': { name: 'quiet', times: 6 },
} as const;
export type ClipName = keyof typeof MAKING | keyof typeof REPEATED;

export const camera = readCameraFile(join(FIXTURES, 'counter-by-the-book.camera.yaml')).geometry;

/** Path of the clip. */
export const clip = (name: ClipName): string => (isRepeated(name) ? repeated(name) : made(name));

const isRepeated = (name: ClipName): name is keyof typeof REPEATED => name in REPEATED;

function repeated(name: keyof typeof REPEATED): string {
  const { name: once, times } = REPEATED[name];
  const input = ['-stream_loop', String(times - 1), '-i', made(once), '-c', 'copy'];
  return madeOnce(join(FOLDER, `${name}.mp4`), input);
}

function made(name: keyof typeof MAKING): string {
  const source = join(FIXTURES, 'counter-by-the-book.mp4');
  const [input, encoder] = split(MAKING[name].map((argument) => (argument === 'SOURCE' ? source : argument)));
  return madeOnce(join(FOLDER, `${name}.mp4`), [...input, ...ENCODER, ...encoder]);
}

/** What stands after `--` changes the encoder. */
function split(args: readonly string[]): readonly [readonly string[], readonly string[]] {
  const at = args.indexOf('--');
  return at < 0 ? [args, []] : [args.slice(0, at), args.slice(at + 1)];
}
