import type { Role } from '../contract/role.ts';
import { type Interval, overlapMs } from '../core/interval.ts';
import type { Probability } from '../core/units.ts';
import type { MeasuredPerson } from '../measurements/measure-people.ts';

/** A piece of speech and whose it is taken for. */
export interface SpokenPiece extends Interval {
  readonly role: Role;
  readonly person: string;
  readonly confidence: Probability;
}

/** The person of an unknown voice. */
export const SOMEBODY = 'voice';

/** The track of that side who is seen for most of an interval; undefined where nobody is. */
export function seenPerson(people: readonly MeasuredPerson[], role: Role, interval: Interval): string | undefined {
  const seen = people
    .filter((person) => person.role === role && person.samples.length > 0)
    .map(({ person, samples }) => ({
      person,
      ms: overlapMs({ startMs: samples[0]!.tMs, endMs: samples.at(-1)!.tMs }, interval),
    }))
    .toSorted((a, b) => b.ms - a.ms);
  return seen[0] && seen[0].ms > 0 ? seen[0].person : undefined;
}
