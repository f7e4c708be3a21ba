import type { FaceLandmarks } from '../landmarks/face-landmarks.ts';
import { FACE_LANDMARK_COUNT, FACE_LANDMARK_COUNT_WITH_IRISES } from '../landmarks/face-landmarks.ts';
import type { VideoFrame } from '../media/frame.ts';
import {
  EYE_OF_HIGH_INDICES,
  EYE_OF_LOW_INDICES,
  IRIS_OF_HIGH_INDICES,
  IRIS_OF_LOW_INDICES,
  IRIS_POINTS,
  LID_POINTS,
  LIPS,
} from './face-refinement.ts';
import type { NetSession } from './net-session.ts';
import type { Roi } from './roi.ts';
import { roiToPicture } from './roi.ts';
import type { RoiSampler } from './roi-sampler.ts';
import { sigmoid } from './ssd-decoder.ts';

/** The face mesh with attention: 468 points with lips refined; eyes and irises too where the session's net has them. */
export class FaceLandmarker {
  readonly #session: NetSession;
  readonly #sampler: RoiSampler;

  constructor(session: NetSession, sampler: RoiSampler) {
    this.#session = session;
    this.#sampler = sampler;
  }

  async landmarks(frame: VideoFrame, roi: Roi): Promise<FaceLandmarks> {
    const { inputSize, valueRange } = this.#session.net;
    const input = this.#sampler.sample(frame, roi, { size: inputSize, valueRange });
    const outputs = await this.#session.run(input);
    const points = mergedPoints(outputs);
    const picture = new Float32Array(points.length);
    for (let i = 0; i < points.length; i += 3) {
      const { x, y } = roiToPicture(roi, points[i]! / inputSize, points[i + 1]! / inputSize);
      picture.set([x, y, (points[i + 2]! / inputSize) * roi.sidePx], i);
    }
    return { presence: sigmoid(outputs.presence![0]!), picture };
  }
}

/** (x, y, z) of each point in input pixels: x and y of the refined regions over those of the mesh. */
function mergedPoints(outputs: Readonly<Record<string, Float32Array>>): Float32Array {
  const { mesh, lips, leftEye, rightEye, leftIris, rightIris } = outputs;
  const hasIrises = leftIris !== undefined && rightIris !== undefined;
  const points = new Float32Array(3 * (hasIrises ? FACE_LANDMARK_COUNT_WITH_IRISES : FACE_LANDMARK_COUNT));
  points.set(mesh!);
  refine(points, lips!, LIPS);
  if (leftEye) refine(points, leftEye, EYE_OF_LOW_INDICES);
  if (rightEye) refine(points, rightEye, EYE_OF_HIGH_INDICES);
  if (hasIrises) {
    placeIris(points, leftIris, IRIS_OF_LOW_INDICES, EYE_OF_LOW_INDICES);
    placeIris(points, rightIris, IRIS_OF_HIGH_INDICES, EYE_OF_HIGH_INDICES);
  }
  return points;
}

function refine(points: Float32Array, region: Float32Array, indices: readonly number[]): void {
  indices.forEach((index, i) => {
    points.set(region.subarray(2 * i, 2 * i + 2), 3 * index);
  });
}

function placeIris(points: Float32Array, iris: Float32Array, first: number, eye: readonly number[]): void {
  const depth = eye.slice(0, LID_POINTS).reduce((sum, index) => sum + points[3 * index + 2]!, 0) / LID_POINTS;
  for (let i = 0; i < IRIS_POINTS; i++) points.set([iris[2 * i]!, iris[2 * i + 1]!, depth], 3 * (first + i));
}
