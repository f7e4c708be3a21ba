/**
 * How well a single face's smile is told without the person's neutral face: area under the ROC on labelled faces.
 * `npm run bench:smile [-- --write]`
 */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { faceEvidence, smileEvidence, TYPICAL_NEUTRAL_FACE } from '../../src/measurements/face-evidence.ts';
import type { LabelledFace } from './labelled-faces.ts';
import { hasLabelledFaces, readLabelledFaces } from './labelled-faces.ts';
import { areaUnderRoc } from './roc.ts';
import { markdownTable } from './tables.ts';
import { writeSection } from './write-section.ts';

const TARGET = 0.97;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } });

if (!hasLabelledFaces()) {
  console.log('The labelled faces are not there: nothing measured.');
} else {
  const { faces, missed } = await readLabelledFaces();
  const auc = (score: (face: LabelledFace) => number) =>
    areaUnderRoc(faces.map((face) => ({ score: score(face), isPositive: face.smiles })));
  const evidence = ({ mouth, happiness }: LabelledFace) => faceEvidence(mouth, happiness);
  const together = auc((face) => smileEvidence(evidence(face), TYPICAL_NEUTRAL_FACE));
  const text = [
    markdownTable(
      ['evidence', 'area under ROC'],
      [
        ['shape of the mouth', auc((face) => evidence(face).shape).toFixed(4)],
        ['expression net', auc(({ happiness }) => happiness).toFixed(4)],
        ['both, as used', together.toFixed(4)],
      ],
    ),
    `${faces.length} faces, ${faces.filter(({ smiles }) => smiles).length} of them smiling, ${missed} not found by the detector; wanted are ${TARGET}.`,
  ].join('\n\n');
  console.log(text);
  if (values.write) writeSection(resolve(ROOT, 'docs/accuracy.md'), 'smile', text);
  if (together < TARGET) process.exitCode = 1;
}
