import { describe, expect, it } from 'vitest';
import { cutSpeech } from '../../src/words/cut-speech.ts';
import { waveFile } from '../../src/words/wave-file.ts';

/** A second of sound a chunk; each sample tells its time in seconds, divided by 100. */
async function* sound(seconds: number, startMs = 0, channels = 1) {
  for (let s = 0; s < seconds; s++) {
    const samples = Float32Array.from({ length: 16_000 }, (_, i) => (s + i / 16_000) / 100);
    yield { ptsMs: startMs + s * 1000, channels: Array.from({ length: channels }, () => samples) };
  }
}
const cut = (speech: { startMs: number; endMs: number }[], chunks = sound(20)) =>
  Array.fromAsync(cutSpeech(chunks, speech));

describe('speech cut out of sound', () => {
  it('has the sound of its time, with a little around', async () => {
    const [piece] = await cut([{ startMs: 2500, endMs: 4500 }]);
    expect(piece).toMatchObject({ startMs: 2300, endMs: 4700 });
    expect(piece!.samples).toHaveLength(38_400);
    expect(piece!.samples[0]).toBeCloseTo(0.023, 5);
    expect(piece!.samples.at(-1)).toBeCloseTo(0.047, 5);
  });

  it('is silent where there is no sound', async () => {
    const [piece] = await cut([{ startMs: 100, endMs: 800 }], sound(1, 500));
    expect(piece!.samples[0]).toBe(0);
    expect(piece!.samples[9_600]).toBeCloseTo(0, 5);
    expect(piece!.samples.at(-1)).toBeCloseTo(0.005, 4);
  });

  it('is cut where it is longer than a recogniser takes', async () => {
    const pieces = await cut([{ startMs: 1000, endMs: 61_000 }], sound(70));
    expect(pieces).toHaveLength(3);
    expect(pieces.map(({ endMs }, i) => endMs - (pieces[i + 1]?.startMs ?? endMs))).toEqual([0, 0, 0]);
  });

  it('is mixed from two channels', async () => {
    const [piece] = await cut([{ startMs: 2500, endMs: 4500 }], sound(20, 0, 2));
    expect(piece!.samples[0]).toBeCloseTo(0.023, 5);
  });

  it('comes as soon as it is complete, and decodes no further', async () => {
    let decoded = 0;
    async function* counted() {
      for await (const chunk of sound(100)) {
        decoded += 1;
        yield chunk;
      }
    }
    await cut([{ startMs: 1000, endMs: 2000 }], counted());
    expect(decoded).toBeLessThan(6);
  });
});

it('a wave file says what it holds', () => {
  const bytes = waveFile(Float32Array.of(0, 1, -1, 2));
  const view = new DataView(bytes.buffer);
  expect(Buffer.from(bytes.subarray(0, 4)).toString()).toBe('RIFF');
  expect([view.getUint32(24, true), view.getUint16(34, true), view.getUint32(40, true)]).toEqual([16_000, 16, 8]);
  expect([0, 1, 2, 3].map((i) => view.getInt16(44 + 2 * i, true))).toEqual([0, 32_767, -32_767, 32_767]);
});
