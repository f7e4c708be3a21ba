import { expect, it } from 'vitest';
import { withoutPhantoms } from '../../src/measurements/phantoms.ts';
import { body } from '../support/body/body.ts';
import { poseOf } from '../support/body/pose-of.ts';
import { cameraCalled } from '../support/cameras.ts';
import { personReading } from '../support/readings.ts';

const followed = (presenceAt: (tMs: number) => number) => ({
  person: 'unknown-1',
  role: 'unknown' as const,
  samples: Array.from({ length: 100 }, (_, i) => ({
    tMs: 100 * i,
    reading: personReading(poseOf(cameraCalled('front'), body({ presence: presenceAt(100 * i) }))),
    quality: { meanLuma: 110, contrast: 50, sharpness: 3 },
  })),
});
const keptMs = (presenceAt: (tMs: number) => number) =>
  withoutPhantoms([followed(presenceAt)]).flatMap(({ samples }) => samples.map(({ tMs }) => tMs));

it.each<[string, (tMs: number) => number, number]>([
  ['a person is kept', () => 0.99, 100],
  ['a person whose score drops for a moment is kept', (tMs) => (tMs > 3000 && tMs < 3500 ? 0.2 : 0.99), 100],
  ['a chair whose score wanders is left out', (tMs) => 0.5 + 0.45 * Math.sin(tMs / 300), 0],
])('%s', (_, presenceAt, samples) => {
  expect(keptMs(presenceAt)).toHaveLength(samples);
});

it('of a track that begins as a person and goes on as a chair the person is kept', () => {
  const kept = keptMs((tMs) => (tMs < 5000 ? 0.99 : 0.4));
  expect(kept[0]).toBe(0);
  expect(Math.abs(kept.at(-1)! - 5000)).toBeLessThan(1000);
});
