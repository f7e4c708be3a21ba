import type { CameraGeometry } from '../../src/core/camera.ts';
import type { CounterCamera } from '../../src/core/counter-camera.ts';
import { counterCamera } from '../../src/core/counter-camera.ts';
import type { PixelBox } from '../../src/core/geometry.ts';
import type { Roi } from '../../src/inference/roi.ts';
import type { PoseLandmarks } from '../../src/landmarks/pose-landmarks.ts';
import { pixelOf } from '../../src/landmarks/pose-landmarks.ts';
import { bodySize, shoulderMiddle } from '../../src/landmarks/upper-body.ts';
import type { VideoFrame } from '../../src/media/frame.ts';
import { i420ByteLength } from '../../src/media/frame.ts';
import { counterSides } from '../../src/tracking/counter-sides.ts';
import { LumaGrid } from '../../src/tracking/luma-grid.ts';
import { PersonTracker } from '../../src/tracking/person-tracker.ts';
import { upperBody } from '../../src/tracking/pose-geometry.ts';
import type { PoseNets } from '../../src/tracking/pose-nets.ts';
import type { Track } from '../../src/tracking/track.ts';
import { type Body, body } from './body/body.ts';
import { poseOf } from './body/pose-of.ts';
import { HD } from './cameras.ts';

/** Somebody, or something that the nets take for a person. */
export interface Figure {
  readonly body: Partial<Body>;
  /** Size relative to the body's own. */
  readonly scale?: number;
  /** The person detector's score; 0 where it sees nothing there. */
  readonly score?: number;
  /** The landmark net's score; sure where left out. */
  readonly presence?: number;
  /** Part of the scene itself: it does not differ from how the picture was before. */
  readonly isScenery?: boolean;
}

export interface SeenFrame {
  readonly tMs: number;
  readonly tracks: readonly Track[];
}

const BACKGROUND_LUMA = 120;
/** The landmark net's score where nobody is. */
const NOBODY = 0.02;

/** A tracker whose nets see a scripted scene; pictures move wherever a figure is. */
export async function trackScene(
  geometry: CameraGeometry,
  figuresAt: (tMs: number) => readonly Figure[],
  { fps = 10, durationMs = 4000 }: { readonly fps?: number; readonly durationMs?: number } = {},
): Promise<SeenFrame[]> {
  const camera = counterCamera(geometry, HD);
  const grid = new LumaGrid();
  const tracker = new PersonTracker(scriptedNets(camera, figuresAt), counterSides(geometry, HD), grid);
  const seen: SeenFrame[] = [];
  for (let i = 0; (i * 1000) / fps <= durationMs; i++) {
    const tMs = (i * 1000) / fps;
    const frame = pictureOf(camera, figuresAt(tMs), tMs, i);
    grid.read(frame);
    seen.push({ tMs, tracks: await tracker.update(frame) });
  }
  return seen;
}

function scriptedNets(camera: CounterCamera, figuresAt: (tMs: number) => readonly Figure[]): PoseNets {
  const posesAt = (tMs: number) =>
    figuresAt(tMs).map((figure) => ({
      pose: withPresence(scaled(poseOf(camera, body(figure.body)), figure.scale ?? 1), figure.presence),
      score: figure.score ?? 0.9,
    }));
  return {
    detect: async ({ ptsMs }, region, minScore) =>
      posesAt(ptsMs)
        .map(({ pose, score }) => ({ score, roi: roiOf(pose) }))
        .filter(({ score, roi }) => score >= minScore && isWithin(region, roi))
        .sort((a, b) => b.score - a.score),
    landmarks: async ({ ptsMs }, roi) => {
      const near = posesAt(ptsMs)
        .map(({ pose }) => ({ pose, apart: apartOf(roi, roiOf(pose)) }))
        .filter(({ apart }) => apart < 0.4)
        .sort((a, b) => a.apart - b.apart)[0];
      if (near) return { pose: near.pose, nextRoi: roiOf(near.pose) };
      const nobody = { ...poseOf(camera, body()), presence: NOBODY };
      return { pose: nobody, nextRoi: roi };
    },
  };
}

const withPresence = (pose: PoseLandmarks, presence = pose.presence): PoseLandmarks => ({ ...pose, presence });

/** About the middle of the shoulders. */
function scaled(pose: PoseLandmarks, scale: number): PoseLandmarks {
  const { x, y } = shoulderMiddle(pose);
  const about = [x, y];
  const picture = pose.picture.map((value, i) =>
    i % 3 === 2 ? value : about[i % 3]! + scale * (value - about[i % 3]!),
  );
  return { ...pose, picture };
}

function roiOf(pose: PoseLandmarks): Roi {
  const { x, y } = shoulderMiddle(pose);
  return { centreX: x, centreY: y + 0.3 * bodySize(pose), sidePx: 3 * bodySize(pose), rotationRad: 0 };
}

const isWithin = ({ left, top, width, height }: PixelBox, roi: Roi): boolean =>
  roi.centreX >= left && roi.centreX < left + width && roi.centreY >= top && roi.centreY < top + height;
/** In sides of the region. */
const apartOf = (a: Roi, b: Roi): number => Math.hypot(a.centreX - b.centreX, a.centreY - b.centreY) / a.sidePx;

/** Every figure is a patch of its own pattern that changes from frame to frame. */
function pictureOf(camera: CounterCamera, figures: readonly Figure[], ptsMs: number, number: number): VideoFrame {
  const { width, height } = camera.picture;
  const data = new Uint8Array(i420ByteLength(width, height)).fill(BACKGROUND_LUMA);
  for (const figure of figures) {
    if (figure.isScenery) continue;
    const pose = poseOf(camera, body(figure.body));
    const box = upperBody(pose);
    const luma = pixelOf(pose, 'nose').y % 2 > 1 ? 60 : 40;
    const columns = [Math.max(0, Math.round(box.left)), Math.min(width, Math.round(box.left + box.width))] as const;
    for (let y = Math.max(0, Math.round(box.top)); y < Math.min(height, box.top + box.height); y++)
      if (columns[1] > columns[0])
        data.fill(luma + (((y >> 3) + number) % 2) * 20, y * width + columns[0], y * width + columns[1]);
  }
  return { ptsMs, width, height, data };
}
