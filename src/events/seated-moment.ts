import { distance } from '../core/geometry.ts';
import { milliseconds, parameters, share, trunkLengths, valuesOf } from '../core/parameter.ts';
import { spread } from '../core/statistics.ts';
import { within } from '../core/time-order.ts';
import type { MeasuredPerson, PersonSample } from '../measurements/measure-people.ts';
import { onRealPeople } from './tested-range.ts';

export const SEATED_MOMENT_PARAMETERS = parameters({
  belowShare: share(0.55, {
    source: 'Of the way from sitting to standing, as for slumping.',
    testedRange: 'not tested',
  }),
  besideMs: milliseconds(500, {
    source: 'Before and after a moment: sitting down and rising take over a second.',
    testedRange: onRealPeople('500 only'),
  }),
  outliersShare: share(0.1, {
    source: 'On either side: a single landmark that jumps is no move.',
    testedRange: onRealPeople('0.1 only'),
  }),
  largestRiseTrunks: trunkLengths(0.08, {
    source: 'By which shoulders go up or down within that time: 0.11 and more in exercise and in sitting down.',
    testedRange: onRealPeople('0.08 only'),
  }),
});

const SEATED = valuesOf(SEATED_MOMENT_PARAMETERS);

/** Whether somebody is known to sit at this moment. */
export const isSeated = ({ standingShare }: PersonSample): boolean =>
  standingShare.available && standingShare.value.value <= SEATED.belowShare;

/** Whether somebody sits, and neither rises nor sinks just then. */
export function keepsSeat({ samples }: MeasuredPerson, sample: PersonSample): boolean {
  if (!isSeated(sample)) return false;
  const near = within(samples, { startMs: sample.tMs - SEATED.besideMs, endMs: sample.tMs + SEATED.besideMs });
  const trunkPx = Math.max(1, distance(sample.shouldersPx, sample.hipsPx));
  return (
    spread(
      near.map(({ shouldersPx }) => shouldersPx.y),
      SEATED.outliersShare,
    ) <=
    SEATED.largestRiseTrunks * trunkPx
  );
}
