import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../../bin/liyi.js', import.meta.url));

export interface LiyiResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface LiyiOptions {
  readonly cwd: string;
  readonly environment?: Readonly<Record<string, string>>;
}

export interface RunningLiyi {
  readonly process: ChildProcess;
  readonly ended: Promise<LiyiResult>;
  /** Once that appears on standard error. */
  saying(text: string): Promise<void>;
}

/** The program as a user starts it, with a store of its own in `cwd`. */
export function startLiyi(args: readonly string[], { cwd, environment }: LiyiOptions): RunningLiyi {
  const { FFMPEG_PATH: _, FFPROBE_PATH: __, LIYI_DB: ___, DATABASE_URL: ____, ...env } = process.env;
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    cwd,
    env: { ...env, XDG_DATA_HOME: cwd, NO_COLOR: '1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = once(child, 'close').then(([exitCode]) => ({ exitCode, stdout, stderr }));
  return {
    process: child,
    ended,
    async saying(text) {
      while (!stderr.includes(text)) {
        const more = once(child.stderr, 'data').then(() => true);
        if (!(await Promise.race([more, ended.then(() => false)])))
          throw new Error(`ended without "${text}": ${stderr}`);
      }
    },
  };
}

export const liyi = (args: readonly string[], options: LiyiOptions): Promise<LiyiResult> =>
  startLiyi(args, options).ended;

/** Command lines of living processes that name `path`. */
export const processesNaming = (path: string): string[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => commandLineOf(pid))
    .filter((commandLine) => commandLine.includes(path));

function commandLineOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return ''; // gone meanwhile
  }
}
