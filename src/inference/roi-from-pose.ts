import type { PixelPoint } from '../core/geometry.ts';
import type { PoseLandmarkName, PoseLandmarks } from '../landmarks/pose-landmarks.ts';
import { pixelOf } from '../landmarks/pose-landmarks.ts';
import type { Roi } from './roi.ts';
import { alignedRoi, levelRoi } from './roi.ts';

/** As MediaPipe's holistic graphs take the regions of face and hands from the pose. */
const FACE_POINTS: readonly PoseLandmarkName[] = [
  'nose',
  'leftEyeInner',
  'leftEye',
  'leftEyeOuter',
  'rightEyeInner',
  'rightEye',
  'rightEyeOuter',
  'leftEar',
  'rightEar',
  'mouthLeft',
  'mouthRight',
];
/** Times the box about ears, eyes and mouth; holistic's 3 is meant for a second detector, which this spares. */
const FACE_SCALE = 2;
/** Times twice the way from wrist to knuckles; holistic's 2.7 is meant for the re-crop net, which this spares. */
const HAND_SCALE = 2;

/** The region for the face net: about eyes, ears and mouth, level with the eyes. */
export function faceRoiFromPose(pose: PoseLandmarks): Roi {
  const points = FACE_POINTS.map((name) => pixelOf(pose, name));
  return levelRoi(points, pixelOf(pose, 'rightEye'), pixelOf(pose, 'leftEye'), FACE_SCALE);
}

/** The region for the hand net: about the knuckles, the fingers up. */
export function handRoiFromPose(pose: PoseLandmarks, side: 'left' | 'right'): Roi {
  const index = pixelOf(pose, `${side}Index`);
  const pinky = pixelOf(pose, `${side}Pinky`);
  const knuckle: PixelPoint = { x: (2 * index.x + pinky.x) / 3, y: (2 * index.y + pinky.y) / 3 };
  const wrist = pixelOf(pose, `${side}Wrist`);
  const { sidePx, rotationRad } = alignedRoi(wrist, knuckle, HAND_SCALE);
  return { centreX: knuckle.x, centreY: knuckle.y, sidePx, rotationRad };
}
