import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { decodeFrames } from '../../src/media/decode.ts';
import { probeFootage } from '../../src/media/probe.ts';
import { collectFrames } from '../support/collect-frames.ts';
import { makeVideo } from '../support/made-video.ts';
import { hasPendingCleanups } from '../support/pending-cleanups.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());
afterEach(() => expect(hasPendingCleanups()).toBe(false));

const path = makeVideo(join(folder.path, 'long.mp4'), { frames: 50, width: 320, height: 240 });
const footage = await probeFootage(path);

/** A stand-in for ffmpeg. */
function program(name: string, script: string): string {
  const file = folder.file(name, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

describe('a decoder that ends early', () => {
  it('by a signal midway: the frames so far and an incomplete outcome that says why', async () => {
    const ffmpegPath = program('dies', 'ffmpeg "$@" | head -c 2000000\nkill -9 $$');
    const { numbers, outcome } = await collectFrames(footage, { programs: { ffmpegPath } });
    expect(numbers.length).toBe(Math.floor(2_000_000 / (320 * 240 * 1.5 + 40)));
    expect(outcome).toMatchObject({ complete: false, problem: { code: 'LIYI_FFMPEG_FAILED' } });
    if (!outcome.complete) expect(outcome.problem.message).toContain('SIGKILL');
  });

  it.each([
    ['by a signal before the first frame', 'kill -9 $$', 'LIYI_FFMPEG_FAILED'],
    ['without a frame', 'exit 1', 'LIYI_INPUT_NO_FRAMES'],
    ['with something that is no NUT', 'yes no | head -c 9999', 'LIYI_FFMPEG_FAILED'],
  ])('%s: an error', async (_, script, code) => {
    const ffmpegPath = program('ends', script);
    await expect(collectFrames(footage, { programs: { ffmpegPath } })).rejects.toMatchObject({ code });
  });

  it('because it is not there: an error', async () => {
    const programs = { ffmpegPath: join(folder.path, 'none') };
    await expect(collectFrames(footage, { programs })).rejects.toMatchObject({ code: 'LIYI_FFMPEG_MISSING' });
  });
});

describe('a reader that ends early', () => {
  it('by leaving the loop: the decoder is gone', async () => {
    const source = decodeFrames(footage);
    for await (const _ of source) break;
    expect(hasPendingCleanups()).toBe(false);
    expect(source.outcome()).toMatchObject({ frames: 1, complete: false, problem: { code: 'LIYI_INTERRUPTED' } });
  });

  it.each([0, 1, 20])('by an abort after %i frames: LIYI_INTERRUPTED', async (frames) => {
    const abort = new AbortController();
    const reading = (async () => {
      if (frames === 0) abort.abort();
      let n = 0;
      for await (const _ of decodeFrames(footage, { signal: abort.signal })) if (++n === frames) abort.abort();
    })();
    await expect(reading).rejects.toMatchObject({ code: 'LIYI_INTERRUPTED' });
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('by %s to the whole program: the decoder is gone', async (signal) => {
    const pidFile = join(folder.path, `pid-${signal}`);
    const ffmpegPath = program(
      `hangs-${signal}`,
      `echo $$ > ${pidFile}.new; mv ${pidFile}.new ${pidFile}; exec sleep 60`,
    );
    const decode = pathToFileURL(join(import.meta.dirname, '../../src/media/decode.ts'));
    const script = `
      import { decodeFrames } from ${JSON.stringify(decode.href)};
      const source = decodeFrames(${JSON.stringify(footage)}, { programs: { ffmpegPath: ${JSON.stringify(ffmpegPath)} } });
      for await (const frame of source) console.log(frame.ptsMs);`;
    const parent = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' });
    const ended = once(parent, 'exit');
    while (!existsSync(pidFile)) await sleep(20);
    parent.kill(signal);
    expect((await ended)[1]).toBe(signal);
    const pid = Number(readFileSync(pidFile, 'utf8'));
    while (isRunning(pid)) await sleep(20);
  });
});

function isRunning(pid: number): boolean {
  try {
    const state = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.[0];
    return state !== 'Z';
  } catch {
    return false;
  }
}
