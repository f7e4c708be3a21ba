import type { PixelPoint } from '../core/geometry.ts';
import type { PoseLandmarkName, PoseLandmarks } from '../landmarks/pose-landmarks.ts';
import { pixelOf } from '../landmarks/pose-landmarks.ts';
import type { Roi } from './roi.ts';
import { alignedRoi, levelRoi } from './roi.ts';

/** Points about which the regions of face and hands are taken. Source: MediaPipe's holistic graphs. */
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
/**
 * In sides of the box about ears, eyes and mouth. MediaPipe's holistic graph takes 3 and then runs a face detector,
 * which is left out here.
 */
const FACE_SCALE = 2;
/**
 * In twice the distance from wrist to knuckles. MediaPipe's holistic graph takes 2.7 and then runs a net that crops
 * again, which is left out here.
 */
const HAND_SCALE = 2;

/** Region for the face net: about eyes, ears and mouth, level with the eyes. */
export function faceRoiFromPose(pose: PoseLandmarks): Roi {
  const points = FACE_POINTS.map((name) => pixelOf(pose, name));
  return levelRoi(points, pixelOf(pose, 'rightEye'), pixelOf(pose, 'leftEye'), FACE_SCALE);
}

/** Region for the hand net: about the knuckles, with the fingers up. */
export function handRoiFromPose(pose: PoseLandmarks, side: 'left' | 'right'): Roi {
  const index = pixelOf(pose, `${side}Index`);
  const pinky = pixelOf(pose, `${side}Pinky`);
  const knuckle: PixelPoint = { x: (2 * index.x + pinky.x) / 3, y: (2 * index.y + pinky.y) / 3 };
  const wrist = pixelOf(pose, `${side}Wrist`);
  const { sidePx, rotationRad } = alignedRoi(wrist, knuckle, HAND_SCALE);
  return { centreX: knuckle.x, centreY: knuckle.y, sidePx, rotationRad };
}
