import type { Role } from '../../contract/role.ts';
import type { Interval } from '../../core/interval.ts';
import type { Measured, Quantity } from '../../core/measured.ts';
import type { Milliseconds } from '../../core/units.ts';
import type { MeasuredCounter, PersonSample } from '../../measurements/measure-people.ts';
import type { Curve } from './measurement-view.ts';

const QUANTITIES: readonly {
  readonly quantity: string;
  readonly unit: Curve['unit'];
  readonly of: (sample: ClerkSample) => Measured<Quantity>;
}[] = [
  { quantity: 'trunk-lean', unit: 'deg', of: (sample) => sample.leanDeg },
  { quantity: 'standing', unit: 'share', of: (sample) => sample.standingShare },
  { quantity: 'smile', unit: 'score', of: (sample) => sample.smile },
];

type ClerkSample = Pick<PersonSample, 'tMs' | 'leanDeg' | 'standingShare' | 'smile'>;

/** What the curves of one clerk need from the measurements. */
export interface ClerkSamples {
  readonly person: string;
  readonly role: Role;
  /** In order of time. */
  readonly samples: readonly ClerkSample[];
}

/** Keeps from a whole run only what its curves need: the rest takes ten times the memory. */
export const clerkSamples = ({ people }: MeasuredCounter): ClerkSamples[] =>
  people
    .filter(({ role }) => role === 'clerk')
    .map(({ person, role, samples }) => ({
      person,
      role,
      samples: samples.map(({ tMs, leanDeg, standingShare, smile }) => ({ tMs, leanDeg, standingShare, smile })),
    }));

/** The curves within an interval of presentation time, both ends included; none for clerks who are not seen in it. */
export const curvesWithin = (clerks: readonly ClerkSamples[], { startMs, endMs }: Interval): Curve[] =>
  clerks.flatMap(({ person, role, samples }) => {
    const shown = samples.filter(({ tMs }) => tMs >= startMs && tMs <= endMs);
    if (shown.length === 0) return [];
    return QUANTITIES.map(({ quantity, unit, of }) => ({
      ...{ person, role, quantity, unit },
      points: shown.map((sample) => pointOf(sample.tMs, of(sample))),
    }));
  });

const pointOf = (tMs: Milliseconds, m: Measured<Quantity>) =>
  m.available ? { tMs, ...m.value } : { tMs, reason: m.reason };
