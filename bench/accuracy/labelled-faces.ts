import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measured } from '../../src/core/measured.ts';
import { ExpressionClassifier } from '../../src/inference/expression.ts';
import { FaceLandmarker } from '../../src/inference/face-landmarker.ts';
import { RoiSampler } from '../../src/inference/roi-sampler.ts';
import { readFace } from '../../src/measurements/face-reading.ts';
import type { MouthShape } from '../../src/measurements/reading.ts';
import { FaceDetector } from '../../test/support/nets/face-detector.ts';
import { roiOfFace } from '../../test/support/nets/face-roi.ts';
import { openNets } from '../../test/support/nets/open-nets.ts';
import { readPictureFrame } from '../../test/support/picture-frame.ts';

export interface LabelledFace {
  readonly smiles: boolean;
  readonly mouth: MouthShape;
  /** The expression net's. */
  readonly happiness: number;
}

/** `labels.csv` (file, smile 0 or 1) and the pictures it names; they are not ours to bundle. */
const SHARED = fileURLToPath(new URL('../../../shared/faces', import.meta.url));
export const hasLabelledFaces = (folder: string = SHARED): boolean => existsSync(join(folder, 'labels.csv'));

/** What the nets see of every labelled face they find; `missed` of them they do not. */
export async function readLabelledFaces(folder: string = SHARED): Promise<{ faces: LabelledFace[]; missed: number }> {
  await using models = await openNets([
    'face-detection-full-range',
    'face-detection-short-range',
    'face-landmark-lips',
    'face-expression',
  ]);
  const sampler = new RoiSampler();
  const [far, near] = [models.session('face-detection-full-range'), models.session('face-detection-short-range')];
  const detector = new FaceDetector(far, near, sampler);
  const landmarker = new FaceLandmarker(models.session('face-landmark-lips'), sampler);
  const expressions = new ExpressionClassifier(models.session('face-expression'), sampler);

  const faces: LabelledFace[] = [];
  let missed = 0;
  for (const { file, smiles } of labels(folder)) {
    const frame = await readPictureFrame(join(folder, file));
    const [detection] = await detector.detect(frame, { left: 0, top: 0, width: frame.width, height: frame.height });
    if (!detection) {
      missed++;
      continue;
    }
    const first = await landmarker.landmarks(frame, detection.roi);
    const face = await landmarker.landmarks(frame, roiOfFace(first));
    const happiness = await expressions.happiness(frame, face);
    faces.push({ smiles, happiness, mouth: readFace(face, measured(happiness)).mouth });
  }
  return { faces, missed };
}

const labels = (folder: string): { file: string; smiles: boolean }[] =>
  readFileSync(join(folder, 'labels.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [file, smile] = line.trim().split(',') as [string, string];
      return { file, smiles: smile === '1' };
    });
