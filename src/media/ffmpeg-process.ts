import { spawn } from 'node:child_process';
import { Readable, type Writable } from 'node:stream';
import { LiyiError, unreachable } from '../core/errors.ts';
import { MessageLog } from './message-log.ts';
import { atProcessEnd } from './process-end.ts';
import { openReusedPipe, type PipeReader } from './reused-pipe.ts';

/** Where the two programs are; by default the first of that name on PATH. */
export interface FfmpegPrograms {
  readonly ffmpegPath?: string;
  readonly ffprobePath?: string;
}

export type FfmpegEnd =
  | { readonly kind: 'exited'; readonly code: number }
  /** By a signal that was not sent through `kill` or the abort signal. */
  | { readonly kind: 'killed'; readonly signal: NodeJS.Signals }
  /** By `kill`, by disposal or by the abort signal. */
  | { readonly kind: 'stopped' };

/** A running ffmpeg or ffprobe. The owner disposes of it; the process is gone when disposal settles. */
export interface FfmpegProcess extends AsyncDisposable {
  readonly pid: number;
  readonly stdin: Writable;
  /** Empty where `output` takes it. */
  readonly stdout: Readable;
  readonly log: MessageLog;
  /** Settles once the process is gone and its output is read; never rejects. */
  readonly ended: Promise<FfmpegEnd>;
  /** After `output` wanted no more. */
  resumeOutput(): void;
  kill(): void;
}

export interface StartOptions {
  readonly programs?: FfmpegPrograms | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Whether something will be written to stdin; otherwise it is closed. */
  readonly stdin?: 'pipe' | 'ignore';
  /** Takes what comes out, in place of `stdout`. */
  readonly output?: PipeReader;
}

/**
 * Starts the program without a shell and in a process group of its own, so that Ctrl-C in a terminal does not reach it.
 * @throws LiyiError LIYI_FFMPEG_MISSING where it cannot be started
 */
export async function startFfmpeg(
  program: 'ffmpeg' | 'ffprobe',
  args: readonly string[],
  options: StartOptions = {},
): Promise<FfmpegProcess> {
  if (options.signal?.aborted) throw interrupted(`starting ${program}`, options.signal.reason);
  const path = options.programs?.[program === 'ffmpeg' ? 'ffmpegPath' : 'ffprobePath'] ?? program;
  const pipe = options.output && (await openReusedPipe(options.output));
  // Before it starts: a signal may come while it does.
  const withParent = atProcessEnd(() => child.kill('SIGKILL'));
  const child = spawn(path, args, {
    stdio: [options.stdin ?? 'ignore', pipe?.writeEnd ?? 'pipe', 'pipe'],
    detached: true,
    windowsHide: true,
  });
  pipe?.writeEnd.destroy();
  const stdout = child.stdout ?? Readable.from([]);
  let stopped = false;
  const kill = () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    stopped = true;
    child.kill('SIGKILL');
  };
  const log = new MessageLog();
  const ended = new Promise<FfmpegEnd>((resolve) => {
    child.once('close', async (code, signal) => {
      await pipe?.ended;
      withParent[Symbol.dispose]();
      options.signal?.removeEventListener('abort', kill);
      log.end();
      if (stopped) resolve({ kind: 'stopped' });
      else resolve(signal === null ? { kind: 'exited', code: code ?? 0 } : { kind: 'killed', signal });
    });
  });
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (cause) => {
      withParent[Symbol.dispose]();
      pipe?.[Symbol.dispose]();
      reject(missing(program, path, cause));
    });
  });
  child.on('error', () => {}); // a kill that came too late
  child.stdin?.on('error', () => {}); // EPIPE: the exit code and the log say why
  child.stderr!.on('data', (chunk: Buffer) => log.push(chunk));
  options.signal?.addEventListener('abort', kill, { once: true });
  if (options.signal?.aborted) kill();
  return {
    pid: child.pid!,
    stdin: child.stdin!,
    stdout,
    log,
    ended,
    resumeOutput: () => pipe?.resume(),
    kill,
    async [Symbol.asyncDispose]() {
      kill();
      child.stdin?.destroy();
      stdout.destroy();
      pipe?.[Symbol.dispose]();
      await ended;
    },
  };
}

/**
 * The error for an end that is not a plain success, with the program's last messages; undefined for a success.
 * @param work what was done, for the message: `decoding hall.mp4`
 */
export function failureOf(end: FfmpegEnd, log: MessageLog, work: string): LiyiError | undefined {
  switch (end.kind) {
    case 'exited':
      if (end.code === 0) return undefined;
      return failed(`${work}: ffmpeg ended with exit code ${end.code}`, log);
    case 'killed':
      return failed(`${work}: ffmpeg was ended by ${end.signal}`, log);
    case 'stopped':
      return interrupted(work);
    default:
      return unreachable(end);
  }
}

/**
 * The LIYI_INTERRUPTED error for work that somebody ended.
 * @param work what was done, for the message: `decoding hall.mp4`
 */
export const interrupted = (work: string, cause?: unknown): LiyiError =>
  new LiyiError('LIYI_INTERRUPTED', {
    message: `${work}: interrupted`,
    remedy: 'Start it again when you want the result.',
    cause,
  });

function failed(what: string, log: MessageLog): LiyiError {
  const tail = log.tail(3);
  return new LiyiError('LIYI_FFMPEG_FAILED', {
    message: tail === '' ? what : `${what}: ${tail}`,
    remedy: 'Run it again; if it ends the same way, play the input with ffplay and check memory and disk space.',
    cause: new Error(log.tail()),
  });
}

function missing(program: string, path: string, cause: Error): LiyiError {
  return new LiyiError('LIYI_FFMPEG_MISSING', {
    message: `${program} cannot be run (tried ${path}): ${cause.message}`,
    remedy:
      'Install ffmpeg 5 or later (Debian, Ubuntu: apt-get install -y ffmpeg) or set FFMPEG_PATH and FFPROBE_PATH.',
    cause,
  });
}
