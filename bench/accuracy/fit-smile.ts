/**
 * Where the weights of src/measurements/smile.ts come from: logistic regression of labelled faces on the mouth's shape,
 * with the area under the ROC of five folds, each judged by a fit without it. `node bench/accuracy/fit-smile.ts`
 */
import type { MouthShape } from '../../src/measurements/reading.ts';
import { readLabelledFaces } from './labelled-faces.ts';
import { crossValidated, fitLogistic } from './logistic-regression.ts';
import { accuracyAt, areaUnderRoc } from './roc.ts';

const FEATURES: readonly (keyof MouthShape)[] = ['width', 'cornerLift', 'cornerToNose', 'cornerToUpperLip', 'opening'];
const FOLDS = 5;

const { faces } = await readLabelledFaces();
const rows = faces.map(({ mouth }) => FEATURES.map((name) => mouth[name]));
const labels = faces.map(({ smiles }) => smiles);

const { weights, offset } = fitLogistic(rows, labels);
for (const [k, name] of FEATURES.entries()) console.log(`${name.padEnd(18)}${weights[k]!.toFixed(3).padStart(9)}`);
console.log(`${'offset'.padEnd(18)}${offset.toFixed(3).padStart(9)}`);

const cases = crossValidated(rows, labels, FOLDS).map((score, i) => ({ score, isPositive: labels[i]! }));
console.log(
  `${FOLDS} folds: area under ROC ${areaUnderRoc(cases).toFixed(4)}, accuracy ${accuracyAt(cases, 0).toFixed(3)}`,
);
