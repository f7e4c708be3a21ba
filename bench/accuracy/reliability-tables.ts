import { mean } from '../../src/core/statistics.ts';
import type { Probability } from '../../src/core/units.ts';
import type { JudgedReport } from './judged-reports.ts';
import { markdownTable } from './tables.ts';

/** Events of about the same stated confidence. */
export interface ReliabilityBin {
  readonly from: Probability;
  readonly to: Probability;
  readonly events: number;
  readonly right: number;
  /** Mean of what was stated. */
  readonly stated: Probability;
}

const EDGES: readonly Probability[] = [0, 0.5, 0.7, 0.8, 0.9, 0.95, 1];

/** In order of confidence, without empty bins. */
export const reliabilityBins = (reports: readonly JudgedReport[]): ReliabilityBin[] =>
  EDGES.slice(1).flatMap((to, i) => {
    const from = EDGES[i]!;
    const own = reports.filter(({ confidence }) => confidence >= from && (confidence < to || to === 1));
    if (own.length === 0) return [];
    const right = own.filter(({ isRight }) => isRight).length;
    return [{ from, to, events: own.length, right, stated: mean(own.map(({ confidence }) => confidence)) }];
  });

/** Mean difference of stated and true, each bin by its events. */
export function calibrationError(bins: readonly ReliabilityBin[]): Probability {
  const events = bins.reduce((sum, bin) => sum + bin.events, 0);
  return bins.reduce((sum, bin) => sum + Math.abs(bin.stated * bin.events - bin.right), 0) / (events || 1);
}

export const reliabilityTable = (bins: readonly ReliabilityBin[]): string =>
  markdownTable(
    ['confidence', 'events', 'stated', 'right'],
    bins.map(({ from, to, events, right, stated }) => [
      `${from.toFixed(2)} to ${to.toFixed(2)}`,
      events,
      stated.toFixed(2),
      (right / events).toFixed(2),
    ]),
  );
