export interface LogisticModel {
  readonly weights: readonly number[];
  readonly offset: number;
}

/** Regularisation of the weights of standardised features: only keeps them finite. */
const RIDGE = 1e-3;
/** Steps of gradient descent on standardised features, which is well conditioned; deterministic. */
const STEPS = 3000;
const STEP_SIZE = 1;

export function fitLogistic(rows: readonly (readonly number[])[], labels: readonly boolean[]): LogisticModel {
  const features = rows[0]!.length;
  const means = columns(features, (k) => meanOf(rows, (row) => row[k]!));
  const spreads = columns(features, (k) => Math.sqrt(meanOf(rows, (row) => (row[k]! - means[k]!) ** 2)) || 1);
  const standardised = rows.map((row) => row.map((v, k) => (v - means[k]!) / spreads[k]!));
  const weights = columns(features, () => 0);
  let offset = 0;
  for (let step = 0; step < STEPS; step++) {
    const errors = standardised.map((row, i) => logistic(inner(weights, row) + offset) - (labels[i] ? 1 : 0));
    for (let k = 0; k < features; k++) {
      const gradient = meanOf(errors, (error, i) => error * standardised[i]![k]!) + RIDGE * weights[k]!;
      weights[k]! -= STEP_SIZE * gradient;
    }
    offset -= STEP_SIZE * meanOf(errors, (error) => error);
  }
  const own = weights.map((weight, k) => weight / spreads[k]!);
  return { weights: own, offset: offset - inner(own, means) };
}

export const logOdds = ({ weights, offset }: LogisticModel, row: readonly number[]): number =>
  inner(weights, row) + offset;

/** Log-odds of every row by a model that was fitted without it: every `folds`-th row is left out at a time. */
export function crossValidated(
  rows: readonly (readonly number[])[],
  labels: readonly boolean[],
  folds: number,
): number[] {
  const models = Array.from({ length: folds }, (_, fold) => {
    const isKept = (_: unknown, i: number) => i % folds !== fold;
    return fitLogistic(rows.filter(isKept), labels.filter(isKept));
  });
  return rows.map((row, i) => logOdds(models[i % folds]!, row));
}

const logistic = (z: number): number => 1 / (1 + Math.exp(-z));
const inner = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, v, k) => sum + v * b[k]!, 0);
const columns = (count: number, of: (k: number) => number): number[] => Array.from({ length: count }, (_, k) => of(k));
const meanOf = <T>(items: readonly T[], of: (item: T, i: number) => number): number =>
  items.reduce((sum, item, i) => sum + of(item, i), 0) / items.length;
