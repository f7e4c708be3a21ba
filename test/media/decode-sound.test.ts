import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeSound } from '../../src/media/decode-sound.ts';
import { probeFootage } from '../../src/media/probe.ts';
import { SOUND_RATE_HZ, type SoundChunk } from '../../src/media/sound-source.ts';
import { makeVideo, runFfmpeg } from '../support/made-video.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** Pictures and sound share their times to this. */
const TOGETHER_MS = 40;
const BEEP_MS = 700;

let folder: ReturnType<typeof temporaryFolder>;
beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => folder[Symbol.dispose]());

const at = (name: string) => join(folder.path, name);

/** Two seconds of picture and a sound that is silent up to BEEP_MS. */
function made(name: string, sound: readonly string[], filter = 'anull', offsetS = 0): string {
  const beep = `sine=frequency=600:duration=2,volume=eval=frame:volume='gte(t,${BEEP_MS / 1000})',${filter}`;
  const picture = makeVideo(at(`picture-${name}.mkv`));
  runFfmpeg('-i', picture, ...offset(offsetS), '-f', 'lavfi', '-i', beep, '-c:v', 'copy', ...sound, at(name));
  return at(name);
}
const offset = (seconds: number) => (seconds === 0 ? [] : ['-itsoffset', String(seconds)]);

async function heard(path: string): Promise<{ chunks: SoundChunk[]; startMs: number; problem: string | undefined }> {
  const footage = await probeFootage(path);
  await using source = decodeSound(footage)!;
  const chunks = [];
  for await (const chunk of source) chunks.push(chunk);
  return { chunks, startMs: footage.startMs, problem: source.problem()?.message };
}

/** When a channel is first louder than a whisper. */
function onsetMs(chunks: readonly SoundChunk[], channel = 0): number | undefined {
  for (const { ptsMs, channels } of chunks) {
    const loud = channels[channel]!.findIndex((sample) => Math.abs(sample) > 0.02);
    if (loud >= 0) return ptsMs + (1000 * loud) / SOUND_RATE_HZ;
  }
  return undefined;
}

describe('the sound of a recording', () => {
  it.each([
    ['AAC.mp4', ['-c:a', 'aac']],
    ['G711-mu.mov', ['-c:a', 'pcm_mulaw', '-ar', '8000', '-ac', '1']],
    ['G711-a.mkv', ['-c:a', 'pcm_alaw', '-ar', '8000', '-ac', '1']],
    ['ADPCM.mkv', ['-c:a', 'adpcm_ima_wav', '-ar', '8000', '-ac', '1']],
    ['G726.mkv', ['-c:a', 'g726', '-ar', '8000', '-ac', '1']],
    ['MP2.ts', ['-c:a', 'mp2', '-ar', '44100']],
    ['PCM.mkv', ['-c:a', 'pcm_s16le', '-ar', '48000']],
    ['Opus.mkv', ['-c:a', 'libopus', '-ar', '48000']],
  ])('%s is heard when it sounds, on the clock of the pictures', async (name, sound) => {
    const { chunks, startMs, problem } = await heard(made(name, sound));
    expect(Math.abs(onsetMs(chunks)! - startMs - BEEP_MS)).toBeLessThanOrEqual(TOGETHER_MS);
    expect(problem).toBeUndefined();
  });

  it('that begins late stays late', async () => {
    const { chunks } = await heard(made('late.mkv', ['-c:a', 'aac'], 'anull', 0.8));
    expect(Math.abs(chunks[0]!.ptsMs - 800)).toBeLessThanOrEqual(TOGETHER_MS);
    expect(Math.abs(onsetMs(chunks)! - 800 - BEEP_MS)).toBeLessThanOrEqual(TOGETHER_MS);
  });

  it('that drops out has a hole, and goes on at the right time', async () => {
    const { chunks } = await heard(made('hole.mkv', ['-c:a', 'pcm_s16le'], "aselect='lt(t,0.3)+gte(t,1.2)'"));
    const ends = chunks.map(({ ptsMs, channels }) => ptsMs + (1000 * channels[0]!.length) / SOUND_RATE_HZ);
    const after = chunks.find(({ ptsMs }, i) => i > 0 && ptsMs - ends[i - 1]! > 500)!;
    expect(Math.abs(after.ptsMs - 1200)).toBeLessThanOrEqual(TOGETHER_MS);
  });

  it('keeps its two channels apart', async () => {
    const { chunks } = await heard(made('two.mkv', ['-c:a', 'pcm_s16le'], 'pan=stereo|c0=0*c0|c1=c0'));
    expect(onsetMs(chunks, 0)).toBeUndefined();
    expect(Math.abs(onsetMs(chunks, 1)! - BEEP_MS)).toBeLessThanOrEqual(TOGETHER_MS);
  });

  it('is mixed down from more than two', async () => {
    const { chunks } = await heard(made('many.mkv', ['-c:a', 'pcm_s16le'], 'pan=4c|c0=c0|c1=c0|c2=c0|c3=c0'));
    expect(chunks[0]!.channels).toHaveLength(2);
  });

  it('is undefined where there is none', async () => {
    expect(decodeSound(await probeFootage(makeVideo(at('mute.mkv'))))).toBeUndefined();
  });
});
