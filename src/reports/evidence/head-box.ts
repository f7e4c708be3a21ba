import { distance, midpoint, type PixelBox, type PixelPoint } from '../../core/geometry.ts';
import type { Metres, Pixels } from '../../core/units.ts';
import { type PoseLandmarkName, type PoseLandmarks, pixelOf } from '../../landmarks/pose-landmarks.ts';
import { hipMiddle, shoulderMiddle, shoulderWidth } from '../../landmarks/upper-body.ts';

/** All of the face that the pose model knows: seen from behind they still lie on the head. */
const FACE_LANDMARKS = [
  'nose',
  'leftEye',
  'rightEye',
  'leftEar',
  'rightEar',
  'mouthLeft',
  'mouthRight',
] as const satisfies readonly PoseLandmarkName[];

/**
 * Measures that landmarks of narrow people have at most: what they span in the picture is then no fewer pixels to the metre.
 * Turned away, each looks shorter, but seldom all at once.
 */
const SHOULDERS_M: Metres = 0.33;
const TRUNK_M: Metres = 0.5;
const EARS_M: Metres = 0.15;
/** A head with thick hair: chin to crown, nose to the back of the head. */
const HEAD_M: Metres = 0.32;
/** From between the shoulders to the middle of the head. */
const NECK_M: Metres = 0.27;

/** How many pixels are a metre at this person, rather too many than too few. */
function pixelsPerMetre(pose: PoseLandmarks): number {
  return Math.max(
    shoulderWidth(pose) / SHOULDERS_M,
    distance(shoulderMiddle(pose), hipMiddle(pose)) / TRUNK_M,
    distance(pixelOf(pose, 'leftEar'), pixelOf(pose, 'rightEar')) / EARS_M,
  );
}

/**
 * Holds the whole head with its hair, from any side: about the landmarks of the face, which in profile lie before the head,
 * and where a head is on these shoulders. In the pixels of the pose.
 */
export function headBox(pose: PoseLandmarks): PixelBox {
  const scale = pixelsPerMetre(pose);
  const face = FACE_LANDMARKS.map((name) => pixelOf(pose, name));
  const centre = {
    x: face.reduce((sum, { x }) => sum + x, 0) / face.length,
    y: face.reduce((sum, { y }) => sum + y, 0) / face.length,
  };
  const side = HEAD_M * scale;
  return hull([squareAround(centre, side), squareAround(onShoulders(pose, centre, NECK_M * scale), side)]);
}

/** Half-way between where the face is and straight on the trunk: a head is bent in part only. */
function onShoulders(pose: PoseLandmarks, face: PixelPoint, neckPx: Pixels): PixelPoint {
  const shoulders = shoulderMiddle(pose);
  const hips = hipMiddle(pose);
  const trunk = Math.max(1, distance(shoulders, hips));
  const upright = {
    x: shoulders.x + ((shoulders.x - hips.x) / trunk) * neckPx,
    y: shoulders.y + ((shoulders.y - hips.y) / trunk) * neckPx,
  };
  return midpoint(upright, face);
}

const squareAround = ({ x, y }: PixelPoint, side: Pixels): PixelBox => ({
  left: x - side / 2,
  top: y - side / 2,
  width: side,
  height: side,
});

/** The smallest box that holds all of them; at least one must be given. */
export function hull(boxes: readonly PixelBox[]): PixelBox {
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  const right = Math.max(...boxes.map((box) => box.left + box.width));
  const bottom = Math.max(...boxes.map((box) => box.top + box.height));
  return { left, top, width: right - left, height: bottom - top };
}

/** Middle of a box. */
export const centreOf = ({ left, top, width, height }: PixelBox): PixelPoint => ({
  x: left + width / 2,
  y: top + height / 2,
});

/** The box in another size of the same picture. */
export const scaledBox = ({ left, top, width, height }: PixelBox, sx: number, sy: number): PixelBox => ({
  ...{ left: left * sx, top: top * sy },
  ...{ width: width * sx, height: height * sy },
});
