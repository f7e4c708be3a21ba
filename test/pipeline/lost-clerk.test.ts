import { expect, it } from 'vitest';
import { loadRulebooks } from '../../src/config/load-rulebooks.ts';
import { interpret } from '../../src/interpret.ts';
import { interpretationOf, recordedReadings } from '../support/recorded-readings.ts';

const rulebooks = loadRulebooks();
const CLIP = 'counter-by-the-book';
const readings = await recordedReadings(CLIP);
/** Shorter than any absence. */
const LOST_MS = 1700;

function findingsWithout(fromMs: number, share: number) {
  const seen = readings.map((reading, i) => {
    const isLost = reading.tMs >= fromMs && reading.tMs < fromMs + LOST_MS && (i * 7) % 10 < share * 10;
    return isLost ? { ...reading, people: reading.people.filter(({ role }) => role !== 'clerk') } : reading;
  });
  return interpret({ ...interpretationOf(CLIP, seen), rulebooks }).timeline.findings;
}

it.each(Array.from({ length: 28 }, (_, i) => i * 1000))(
  'a clerk who keeps the rules and is lost for two seconds is not accused: from %d ms on',
  (fromMs) => {
    for (const share of [1, 0.8, 0.5]) {
      const findings = findingsWithout(readings[0]!.tMs + fromMs, share);
      expect(findings.filter(({ verdict }) => verdict === 'not-met')).toEqual([]);
    }
  },
);

it('it is said that the clerk was not found', () => {
  const reasons = Array.from({ length: 14 }, (_, i) => findingsWithout(readings[0]!.tMs + 2000 * i, 1)).flat();
  expect(reasons.filter(({ reason }) => reason === 'not-tracked').length).toBeGreaterThan(0);
});
