import { describe, expect, it } from 'vitest';
import type { Encounter } from '../../../src/encounters/encounter.ts';
import { momentOf } from '../../../src/rulebooks/phrases/moment.ts';

const ENCOUNTER: Encounter = {
  id: 'e1',
  citizen: 'citizen-1',
  startMs: 10_000,
  endMs: 70_000,
  atCounter: { startMs: 11_000, endMs: 65_000 },
  phases: [
    { phase: 'arrival', startMs: 10_000, endMs: 15_000 },
    { phase: 'inquiry', startMs: 15_000, endMs: 25_000 },
    { phase: 'intake', startMs: 25_000, endMs: 27_000 },
    { phase: 'processing', startMs: 27_000, endMs: 50_000 },
    { phase: 'return', startMs: 50_000, endMs: 52_000 },
    { phase: 'farewell', startMs: 52_000, endMs: 70_000 },
  ],
  beginsInFootage: true,
  endsInFootage: true,
};

describe('when a phrase is said', () => {
  it.each([
    ['arrival', 10_000, 15_000],
    ['inquiry', 10_000, 32_000],
    ['intake', 20_000, 32_000],
    ['processing', 27_000, 50_000],
    ['return', 45_000, 70_000],
    ['farewell', 52_000, 70_000],
    ['after-intake', 25_000, 70_000],
    ['served', 10_000, 70_000],
  ] as const)('%s is from %i to %i ms', (moment, startMs, endMs) => {
    expect(momentOf(ENCOUNTER, moment)).toEqual({ startMs, endMs });
  });

  it('is any time after the arrival where no papers were taken', () => {
    const phases = ENCOUNTER.phases.filter(({ phase }) => phase === 'arrival' || phase === 'farewell');
    expect(momentOf({ ...ENCOUNTER, phases }, 'after-intake')).toEqual({ startMs: 15_000, endMs: 70_000 });
    expect(momentOf({ ...ENCOUNTER, phases }, 'intake')).toBeUndefined();
  });
});
