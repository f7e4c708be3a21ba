import { describe, expect, it } from 'vitest';
import { LevelMeter } from '../../src/hearing/level-meter.ts';
import { SILENT_DB } from '../../src/hearing/sound-reading.ts';
import { SOUND_RATE_HZ } from '../../src/media/sound-source.ts';

const sine = (hz: number, amplitude: number): Float32Array =>
  Float32Array.from({ length: SOUND_RATE_HZ }, (_, i) => amplitude * Math.sin((2 * Math.PI * hz * i) / SOUND_RATE_HZ));

/** Levels of the second second: the filters have settled. */
function levelsOf(samples: Float32Array) {
  const meter = new LevelMeter();
  meter.levels(samples);
  return meter.levels(samples);
}

describe('levels of a window', () => {
  // ITU-R BS.1770-5: a sine of 997 Hz at full scale in one channel is -3.01 LUFS.
  it.each([
    { hz: 997, amplitude: 1, loudness: -3.01 },
    { hz: 997, amplitude: 0.1, loudness: -23.01 },
    { hz: 50, amplitude: 0.1, loudness: -27.6 },
  ])('$hz Hz at $amplitude is $loudness LUFS', ({ hz, amplitude, loudness }) => {
    expect(Math.abs(levelsOf(sine(hz, amplitude)).loudness - loudness)).toBeLessThan(0.2);
  });

  it.each([
    { hz: 1000, share: 0 },
    { hz: 50, share: -31 },
    { hz: 7000, share: -30 },
  ])('the voice band takes $share dB of $hz Hz', ({ hz, share }) => {
    const level = levelsOf(sine(hz, 0.5)).voiceBand;
    const whole = 20 * Math.log10(0.5) - 3.01;
    expect(Math.abs(level - whole - share)).toBeLessThan(4);
  });

  it('digital silence is the lowest level', () => {
    expect(levelsOf(new Float32Array(SOUND_RATE_HZ))).toEqual({ loudness: SILENT_DB, voiceBand: SILENT_DB });
  });
});
