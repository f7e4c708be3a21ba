import { describe, expect, it } from 'vitest';
import { Listener } from '../../src/hearing/listener.ts';
import { endOfSound, WINDOW_MS, WINDOW_SAMPLES, windowCount } from '../../src/hearing/sound-reading.ts';
import type { SoundChunk } from '../../src/media/sound-source.ts';

/** Hears speech where the first sample of a window is above zero. */
const detector = (resets: { count: number } = { count: 0 }) => ({
  speech: async (samples: Float32Array) => (samples[0]! > 0 ? 0.9 : 0.1),
  reset: () => {
    resets.count += 1;
  },
});

const CHUNK_SAMPLES = 2 * WINDOW_SAMPLES;
const CHUNK_MS = 2 * WINDOW_MS;

const chunk = (ptsMs: number, ...values: readonly number[]): SoundChunk => ({
  ptsMs,
  channels: (values.length === 0 ? [0] : values).map((value) => new Float32Array(CHUNK_SAMPLES).fill(value)),
});

const series = (count: number, startMs: number, stepMs = CHUNK_MS, value = 0) =>
  Array.from({ length: count }, (_, i) => chunk(startMs + i * stepMs, value));

async function readingsOf(chunks: readonly SoundChunk[], resets?: { count: number }) {
  const listener = new Listener(() => detector(resets));
  for (const one of chunks) await listener.hear(one);
  return listener.take(Number.POSITIVE_INFINITY);
}

describe('a listener', () => {
  it('cuts sound into windows of 32 ms that follow each other', async () => {
    const [only, ...more] = await readingsOf(series(10, 1000));
    expect(more).toEqual([]);
    expect(only!.startMs).toBe(1000);
    expect(windowCount(only!)).toBe(20);
    expect(endOfSound(only!)).toBe(1640);
  });

  it('hands out each window once, those that begin before a time', async () => {
    const listener = new Listener(() => detector());
    for (const one of series(10, 0)) await listener.hear(one);
    expect(listener.take(100).map((r) => [r.startMs, windowCount(r)])).toEqual([[0, 4]]);
    expect(listener.take(200).map((r) => [r.startMs, windowCount(r)])).toEqual([[128, 3]]);
    expect(listener.take(200)).toEqual([]);
  });

  it('keeps a hole a hole, and forgets what it heard before', async () => {
    const resets = { count: 0 };
    const readings = await readingsOf([...series(5, 0), ...series(5, 1000)], resets);
    expect(readings.map((r) => [r.startMs, windowCount(r)])).toEqual([
      [0, 10],
      [1000, 10],
    ]);
    expect(resets.count).toBe(2);
  });

  it('takes what is told twice once', async () => {
    const readings = await readingsOf([...series(5, 0), ...series(5, 2 * CHUNK_MS)]);
    expect(readings.map((r) => [r.startMs, windowCount(r)])).toEqual([[0, 14]]);
  });

  it.each([
    { what: 'times that waver by 20 ms', at: (i: number) => i * CHUNK_MS + (i % 2 === 0 ? 20 : -20) },
    { what: 'a clock that runs 500 ppm fast', at: (i: number) => i * CHUNK_MS * 1.0005 },
    { what: 'a clock that runs 500 ppm slow', at: (i: number) => i * CHUNK_MS * 0.9995 },
  ])('follows $what to 40 ms', async ({ at }) => {
    const count = 1500;
    const listener = new Listener(() => detector());
    for (let i = 0; i < count; i++) {
      await listener.hear(chunk(at(i)));
      for (const { startMs } of listener.take(at(i))) expect(Math.abs(startMs - at(i))).toBeLessThan(CHUNK_MS + 40);
    }
    expect(Math.abs(listener.heardMs - at(count))).toBeLessThan(40);
  });

  it('runs the net once for two channels that are the same, twice where they differ', async () => {
    const ofBoth = async (left: number, right: number) => (await readingsOf([chunk(0, left, right)]))[0]!.channels;
    expect((await ofBoth(0.5, 0.5)).map(({ speech }) => speech[0])).toEqual([0.9, 0.9].map(Math.fround));
    expect((await ofBoth(0.5, -0.5)).map(({ speech }) => speech[0])).toEqual([0.9, 0.1].map(Math.fround));
  });

  it('says that somebody’s voice is there, and for a moment after', async () => {
    const listener = new Listener(() => detector());
    await listener.hear(chunk(0, 0.5));
    await listener.hear(chunk(CHUNK_MS));
    expect(listener.isVoice(CHUNK_MS)).toBe(true);
    expect(listener.isVoice(CHUNK_MS + 1000)).toBe(false);
  });
});
