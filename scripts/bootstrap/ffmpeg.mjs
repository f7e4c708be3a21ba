import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { SetUpProblem, say } from './say.mjs';

/** Before 5.0 `-fps_mode` is missing and the times of some containers differ. */
const OLDEST_MAJOR = 5;
const INSTALL = 'apt-get update && apt-get install -y ffmpeg';

export function ensureFfmpeg() {
  const wrong = programs().find((program) => majorVersion(program) < OLDEST_MAJOR);
  if (!wrong) return;
  const canInstall = existsSync('/usr/bin/apt-get') && !process.env.FFMPEG_PATH && !process.env.FFPROBE_PATH;
  const asRoot = canInstall ? rootPrefix() : undefined;
  if (asRoot) {
    say('正在安装 ffmpeg', 'installing ffmpeg (apt-get)');
    apt(asRoot, 'update');
    apt(asRoot, 'install', '-y', '--no-install-recommends', 'ffmpeg');
    if (programs().every((program) => majorVersion(program) >= OLDEST_MAJOR)) return;
  }
  throw new SetUpProblem(
    `需要 ffmpeg 和 ffprobe ${OLDEST_MAJOR} 或更新的版本（缺少或过旧：${wrong}）。请安装，或用 FFMPEG_PATH、FFPROBE_PATH 指明位置：`,
    `ffmpeg and ffprobe ${OLDEST_MAJOR} or later are needed (missing or too old: ${wrong}). Install them, or name them in FFMPEG_PATH and FFPROBE_PATH:`,
    `sudo sh -c '${INSTALL}'`,
  );
}

const programs = () => [process.env.FFMPEG_PATH || 'ffmpeg', process.env.FFPROBE_PATH || 'ffprobe'];

/** 0 when the program cannot be run. Builds from git carry no number and count as new. */
function majorVersion(program) {
  const { status, stdout } = spawnSync(program, ['-version'], { encoding: 'utf8' });
  if (status !== 0) return 0;
  const number = /version n?(\d+)\./.exec(stdout)?.[1];
  return number === undefined ? Number.POSITIVE_INFINITY : Number(number);
}

/** What to put before a command to run it as root; undefined where that would need a password. */
function rootPrefix() {
  if (process.getuid?.() === 0) return [];
  return spawnSync('sudo', ['-n', 'true']).status === 0 ? ['sudo', '-n'] : undefined;
}

function apt(asRoot, ...args) {
  const [command, ...rest] = [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', ...args];
  spawnSync(command, rest, { stdio: ['ignore', 2, 2] });
}
