import type { Probability } from '../../src/core/units.ts';
import { CONFIDENCE_PARAMETERS } from '../../src/events/confidence.ts';

/** An event of which is known whether it was right. */
export interface ConfidenceCase {
  readonly confidence: Probability;
  readonly isRight: boolean;
}

export interface ConfidenceCurve {
  readonly perSigmaLogOdds: number;
  readonly ceiling: Probability;
}

const SLOPES = range(0.2, 6, 0.1);
const CEILINGS = range(0.5, 1, 0.01);
/** In standard deviations; beyond it the curve is flat. */
const FAR = 12;
/** Nothing is impossible: keeps the logarithm finite. */
const LEAST_CHANCE = 1e-9;

/** The curve that makes what was right and wrong most likely, by search over a grid. */
export function fitConfidence(cases: readonly ConfidenceCase[]): ConfidenceCurve {
  const seen = cases.map(({ confidence, isRight }) => ({ sigmas: sigmasBehind(confidence), isRight }));
  let best = { perSigmaLogOdds: Number.NaN, ceiling: Number.NaN, logLikelihood: Number.NEGATIVE_INFINITY };
  for (const perSigmaLogOdds of SLOPES) {
    const chances = seen.map(({ sigmas }) => 1 / (1 + Math.exp(-perSigmaLogOdds * sigmas)));
    for (const ceiling of CEILINGS) {
      const logLikelihood = seen.reduce((sum, { isRight }, i) => {
        const right = ceiling * chances[i]!;
        return sum + Math.log(Math.max(LEAST_CHANCE, isRight ? right : 1 - right));
      }, 0);
      if (logLikelihood > best.logLikelihood) best = { perSigmaLogOdds, ceiling, logLikelihood };
    }
  }
  return { perSigmaLogOdds: best.perSigmaLogOdds, ceiling: best.ceiling };
}

/** Of what the present curve gives a confidence to. */
function sigmasBehind(confidence: Probability): number {
  const { perSigmaLogOdds, ceiling } = CONFIDENCE_PARAMETERS;
  const chance = confidence / ceiling.value;
  const sigmas = Math.log(chance / (1 - chance)) / perSigmaLogOdds.value;
  return Math.min(FAR, Math.max(-FAR, Number.isNaN(sigmas) ? FAR : sigmas));
}

function range(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => Number((from + i * step).toFixed(2)));
}
