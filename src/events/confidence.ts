import { logOdds, parameters, probability, valuesOf } from '../core/parameter.ts';
import type { Probability } from '../core/units.ts';
import type { Support } from './support.ts';

const FITTED = {
  source: 'Maximum likelihood: npm run bench:reliability -- --fit. docs/accuracy-reliability.md has the figures.',
  testedRange: 'rendered clips dev01 to dev16, real people with names before l, and 304 made-up scenes',
};

export const CONFIDENCE_PARAMETERS = parameters({
  perSigmaLogOdds: logOdds(2.3, FITTED),
  /** Less than 1 by what no margin shows: somebody else, or an act that only looks like it. */
  ceiling: probability(0.96, FITTED),
});

const CONFIDENCE = valuesOf(CONFIDENCE_PARAMETERS);

/**
 * How often what has this support is right: half as often on the border itself as far beyond it. Where several things had to
 * be so, the least sure of them counts.
 */
export function confidenceOf(...all: readonly Support[]): Probability {
  const sigmas = Math.min(...all.map(({ margin, uncertainty, seenShare }) => (seenShare * margin) / uncertainty));
  const chance = CONFIDENCE.ceiling / (1 + Math.exp(-CONFIDENCE.perSigmaLogOdds * sigmas));
  return Math.round(chance * 1000) / 1000;
}
