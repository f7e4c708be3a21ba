import { describe, expect, it } from 'vitest';
import { loadRulebooks } from '../../src/config/load-rulebooks.ts';
import { interpret } from '../../src/interpret.ts';
import { POSE_LANDMARK_NAMES } from '../../src/landmarks/pose-landmarks.ts';
import type { FrameReading, PersonReading } from '../../src/measurements/reading.ts';
import type { ClipName } from '../support/clip-run.ts';
import { interpretationOf, recordedReadings } from '../support/recorded-readings.ts';

const rulebooks = loadRulebooks();
const BOTH_HANDS = ['receives-with-both-hands', 'gives-with-both-hands'];
/** Names of the clauses that these checks judge. */
const clausesOf = (checks: readonly string[]): ReadonlySet<string> =>
  new Set(
    rulebooks.flatMap(({ id, clauses }) =>
      clauses.filter(({ judgement }) => checks.includes(judgement.check ?? '')).map((clause) => `${id} ${clause.id}`),
    ),
  );

/** As the pose net gives an arm behind a monitor. */
function withoutArm(person: PersonReading, side: 'left' | 'right'): PersonReading {
  const picture = Float32Array.from(person.pose.picture);
  picture[3 * POSE_LANDMARK_NAMES.indexOf(`${side}Wrist`) + 2] = 0.1;
  return { ...person, pose: { ...person.pose, picture } };
}

const hidden = (readings: readonly FrameReading[], side: 'left' | 'right'): FrameReading[] =>
  readings.map((reading) => ({
    ...reading,
    people: reading.people.map((person) => (person.role === 'clerk' ? withoutArm(person, side) : person)),
  }));

async function verdictsOn(
  clip: ClipName,
  checks: readonly string[],
  change: (readings: readonly FrameReading[]) => readonly FrameReading[],
) {
  const readings = change(await recordedReadings(clip));
  const { findings } = interpret({ ...interpretationOf(clip, readings), rulebooks }).timeline;
  const clauses = clausesOf(checks);
  return findings.filter(({ rulebook, clause }) => clauses.has(`${rulebook} ${clause}`));
}

describe.each(['left', 'right'] as const)('with the %s hand out of sight all along', (side) => {
  it.each(['counter-by-the-book', 'counter-violations'] as const)(
    'nobody is said to use one hand: %s',
    async (clip) => {
      const findings = await verdictsOn(clip, BOTH_HANDS, (readings) => hidden(readings, side));
      expect(findings.filter(({ verdict }) => verdict === 'not-met')).toEqual([]);
      expect(findings.map(({ verdict }) => verdict)).toContain('not-assessable');
    },
  );

  it('a hand that was raised is not said not to have been', async () => {
    const findings = await verdictsOn('counter-by-the-book', ['raises-hand'], (readings) => hidden(readings, side));
    expect(findings.filter(({ verdict }) => verdict === 'not-met')).toEqual([]);
  });
});

it('with both hands in sight, one hand is', async () => {
  const findings = await verdictsOn('counter-violations', BOTH_HANDS, (readings) => readings);
  expect(findings.filter(({ verdict }) => verdict === 'not-met').length).toBeGreaterThan(5);
});
