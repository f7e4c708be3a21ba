import type { Role } from '../../contract/role.ts';
import { HAND_BONES, POSE_BONES } from '../../contract/skeleton.ts';
import type { PixelPoint } from '../../core/geometry.ts';
import type { Milliseconds } from '../../core/units.ts';
import type { FrameReading, PersonReading } from '../../measurements/reading.ts';
import type { VideoFrame } from '../../media/frame.ts';
import { drawSegment, type VideoColour } from './draw-segment.ts';

/** As in the review site's player: blue for clerks, yellow for citizens, grey where the role is not known. */
const COLOURS: Readonly<Record<Role, VideoColour>> = {
  clerk: [165, 165, 60],
  citizen: [185, 70, 165],
  unknown: [195, 128, 128],
};
const HALO: VideoColour = [24, 128, 128];
/** A landmark with a lower visibility is only the model's guess. */
const SURE_VISIBILITY = 0.5;
/** A landmark older than this does not belong to the picture shown. */
const MAX_AGE_MS: Milliseconds = 350;
/** Width of a line in a picture 640 px wide. */
const BONE_PX = 2;
const HALO_PX = 2;
const REFERENCE_WIDTH_PX = 640;

/**
 * A function that draws what was measured into frames of a clip.
 * @param readings in order of time
 * @param pictureWidth of the pictures in whose pixels the landmarks are
 */
export function landmarkOverlay(readings: readonly FrameReading[], pictureWidth: number): (frame: VideoFrame) => void {
  return (frame) => {
    const reading = readings.findLast(({ tMs }) => tMs <= frame.ptsMs);
    if (reading === undefined || frame.ptsMs - reading.tMs > MAX_AGE_MS) return;
    for (const person of reading.people) drawPerson(frame, person, frame.width / pictureWidth);
  };
}

function drawPerson(frame: VideoFrame, person: PersonReading, scale: number): void {
  const colour = COLOURS[person.role];
  const unit = frame.width / REFERENCE_WIDTH_PX;
  const { picture: pose } = person.pose;
  const body = pairs(POSE_BONES, pose, scale).filter(
    (_, i) => Math.min(...POSE_BONES[i]!.map((landmark) => pose[landmark * 3 + 2]!)) >= SURE_VISIBILITY,
  );
  const hands = [person.leftHand, person.rightHand].flatMap((hand) =>
    hand.available ? pairs(HAND_BONES, hand.value.picture, scale) : [],
  );
  for (const [from, to] of body) drawSegment(frame, from, to, (BONE_PX + HALO_PX) * unit, HALO);
  for (const [from, to] of body) drawSegment(frame, from, to, BONE_PX * unit, colour);
  for (const [from, to] of hands) drawSegment(frame, from, to, unit, colour);
}

/** @param points triples of which x and y come first */
const pairs = (
  bones: readonly (readonly [number, number])[],
  points: Float32Array,
  scale: number,
): (readonly [PixelPoint, PixelPoint])[] => {
  const at = (i: number): PixelPoint => ({ x: points[i * 3]! * scale, y: points[i * 3 + 1]! * scale });
  return bones.map(([from, to]) => [at(from), at(to)]);
};
