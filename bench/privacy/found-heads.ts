import { distance, type PictureSize, type PixelBox } from '../../src/core/geometry.ts';
import type { NetSessions } from '../../src/inference/net-session.ts';
import { RoiSampler } from '../../src/inference/roi-sampler.ts';
import { SsdDetector } from '../../src/inference/ssd-detector.ts';
import type { PoseLandmarks } from '../../src/landmarks/pose-landmarks.ts';
import { headMiddle, shoulderMiddle } from '../../src/landmarks/upper-body.ts';
import type { VideoFrame } from '../../src/media/frame.ts';
import { type PoseNets, poseNets } from '../../src/tracking/pose-nets.ts';
import { FACE_FULL_RANGE_ANCHORS } from '../../test/support/nets/face-detector.ts';
import { distinctHeads, type Head } from './head.ts';

/** The face detector is none of the product's own nets. */
export const HEAD_NETS = ['pose-detection', 'pose-landmark-full', 'face-detection-full-range'] as const;

/** Sources: the face_detection_full_range and pose graphs of MediaPipe. */
const FACE_SCORE = 0.6;
const POSE_SCORE = 0.5;
const POSE_PRESENCE = 0.5;
/** Of the detector's face box, which reaches from brow to chin, to the ends of the head. */
const HEAD_OF_FACE = 0.7;
/** Of the way from the shoulders' middle to the head's, 0.27 m: half a head. */
const HEAD_OF_NECK = 0.42;
const TILE_STEP = 0.5;

/**
 * Finds heads in single frames, without knowing what a tracker said: faces over the whole picture at two scales, and the
 * heads of bodies, which are also seen from behind.
 */
export class HeadFinder {
  readonly #faces: SsdDetector;
  readonly #poses: PoseNets;

  constructor(nets: NetSessions) {
    const sampler = new RoiSampler();
    this.#faces = new SsdDetector(nets.session('face-detection-full-range'), sampler, FACE_FULL_RANGE_ANCHORS);
    this.#poses = poseNets(nets, sampler);
  }

  async find(frame: VideoFrame): Promise<Head[]> {
    const heads: Head[] = [];
    for (const tile of [...tiles(frame, 1), ...tiles(frame, 0.5)])
      for (const { box } of await this.#faces.detect(frame, tile, FACE_SCORE)) heads.push(headOfFace(box));
    for (const tile of tiles(frame, 1))
      for (const { roi } of await this.#poses.detect(frame, tile, POSE_SCORE)) {
        const { pose } = await this.#poses.landmarks(frame, roi);
        if (pose.presence >= POSE_PRESENCE) heads.push(headOfPose(pose));
      }
    return distinctHeads(heads);
  }
}

const headOfFace = ({ left, top, width, height }: PixelBox): Head => ({
  centre: { x: left + width / 2, y: top + height / 2 },
  radiusPx: HEAD_OF_FACE * Math.max(width, height),
  by: 'face',
});

function headOfPose(pose: PoseLandmarks): Head {
  const centre = headMiddle(pose);
  return { centre, radiusPx: HEAD_OF_NECK * distance(centre, shoulderMiddle(pose)), by: 'pose' };
}

/** Squares that cover a picture, each so large a share of its shorter side, overlapping by half. */
export function tiles({ width, height }: PictureSize, share: number): PixelBox[] {
  const side = share * Math.min(width, height);
  return starts(height, side).flatMap((top) =>
    starts(width, side).map((left) => ({ left, top, width: side, height: side })),
  );
}

function starts(length: number, side: number): number[] {
  const count = Math.ceil((length - side) / (side * TILE_STEP)) + 1;
  return Array.from({ length: count }, (_, i) => (count === 1 ? 0 : ((length - side) * i) / (count - 1)));
}
