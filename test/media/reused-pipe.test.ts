import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { startFfmpeg } from '../../src/media/ffmpeg-process.ts';
import { inChunks, openReusedPipe } from '../../src/media/reused-pipe.ts';

const MEGABYTE = 1_000_000;
/** Writes a million bytes that count up to 250, then ends. */
const COUNTING = `process.stdout.write(Uint8Array.from({ length: ${MEGABYTE} }, (_, i) => i % 251))`;

it('hands over all that a child writes, in order, and ends with it', async () => {
  let [bytes, wrong] = [0, 0];
  const pipe = await openReusedPipe(
    inChunks((chunk) => {
      for (const byte of chunk) if (byte !== bytes++ % 251) wrong++;
      return true;
    }),
  );
  const child = spawn(process.execPath, ['-e', COUNTING], { stdio: ['ignore', pipe.writeEnd, 'inherit'] });
  pipe.writeEnd.destroy();
  await pipe.ended;
  expect({ bytes, wrong }).toEqual({ bytes: MEGABYTE, wrong: 0 });
  expect(child.killed).toBe(false);
});

it('stops at a reader that has had enough, keeps what it gave, and goes on', async () => {
  let [bytes, wrong] = [0, 0];
  let lent: Uint8Array | undefined;
  const check = (chunk: Uint8Array, from: number) => chunk.some((byte, i) => byte !== (from + i) % 251) && wrong++;
  const pipe = await openReusedPipe(
    inChunks((chunk) => {
      if (lent !== undefined) throw new Error('came unasked');
      lent = chunk;
      check(chunk, bytes);
      setTimeout(() => {
        check(chunk, bytes);
        bytes += chunk.length;
        lent = undefined;
        pipe.resume();
      }, 5);
      return false;
    }),
  );
  const child = spawn(process.execPath, ['-e', COUNTING], { stdio: ['ignore', pipe.writeEnd, 'inherit'] });
  pipe.writeEnd.destroy();
  await pipe.ended;
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect({ bytes, wrong }).toEqual({ bytes: MEGABYTE, wrong: 0 });
  expect(child.killed).toBe(false);
});

it('leaves no socket behind', async () => {
  const before = pipes();
  using pipe = await openReusedPipe(inChunks(() => true));
  pipe.writeEnd.destroy();
  expect(pipes()).toEqual(before);
});

it('a program that is missing is told as ever', async () => {
  const started = startFfmpeg('ffmpeg', [], {
    programs: { ffmpegPath: '/nowhere/ffmpeg' },
    output: inChunks(() => true),
  });
  await expect(started).rejects.toMatchObject({ code: 'LIYI_FFMPEG_MISSING' });
});

const pipes = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('liyi-pipe-'));
