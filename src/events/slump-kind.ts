import type { Interval } from '../core/interval.ts';
import { degrees, milliseconds, parameters, valuesOf } from '../core/parameter.ts';
import { median } from '../core/statistics.ts';
import { within } from '../core/time-order.ts';
import type { Degrees } from '../core/units.ts';
import type { PersonSample } from '../measurements/measure-people.ts';
import type { VariantOf } from './catalog.ts';
import { onRealPeople } from './tested-range.ts';

export const SLUMP_KIND_PARAMETERS = parameters({
  netBackDeg: degrees(2, {
    source:
      'By which the pose net’s own trunk goes back, where the fit shows only that the shoulders sink: 2.5 to 13° of four who ' +
      'slide forward on the seat and lean back; its middle over seconds keeps within 1° upright. Nobody who sinks without ' +
      'leaning back has been rendered.',
    testedRange: onRealPeople('2 and 3, with seven slumps'),
  }),
  besideMs: milliseconds(2500, {
    source: 'Before and after, for how the net sees the same trunk upright.',
    testedRange: 'not tested',
  }),
});

const KIND = valuesOf(SLUMP_KIND_PARAMETERS);

/** How far a sample is over the border of each way to slump. */
export type SlumpWays = Readonly<Record<VariantOf<'slumped'>, number>>;

/** The kind of one slump: the way that is furthest over its border; who sinks by sliding forward leans back. */
export function slumpKind(
  samples: readonly PersonSample[],
  { startMs, endMs }: Interval,
  ways: readonly SlumpWays[],
): VariantOf<'slumped'> {
  const middle = (kind: VariantOf<'slumped'>) => (ways.length > 0 ? median(ways.map((way) => way[kind])) : 0);
  const [lying, back, sunk] = [middle('lying-on-desk'), middle('leaning-back'), middle('sunk')];
  if (lying >= back && lying >= sunk) return 'lying-on-desk';
  if (back >= sunk) return 'leaning-back';
  const beside = [
    ...within(samples, { startMs: startMs - KIND.besideMs, endMs: startMs }),
    ...within(samples, { startMs: endMs, endMs: endMs + KIND.besideMs }),
  ];
  const netDeg = (seen: readonly PersonSample[]): Degrees => median(seen.map(({ netTrunk }) => netTrunk.acrossDeg));
  const inside = within(samples, { startMs, endMs });
  const goesBack = beside.length > 0 && inside.length > 0 && netDeg(beside) - netDeg(inside) >= KIND.netBackDeg;
  return goesBack ? 'leaning-back' : 'sunk';
}
