import type { FrameReading, PersonReading } from '../../measurements/reading.ts';
import { packBytes, packFloats, packWords, previousInGroup } from './byte-planes.ts';
import { ByteWriter } from './byte-stream.ts';
import { fittingStep, quantise } from './fixed-point.ts';
import {
  FACE_VALUES,
  FORMAT,
  faceValues,
  HAND_VALUES,
  POSE_PICTURE_WORDS,
  POSE_VALUES,
  VISIBILITY_VALUES,
} from './format.ts';
import { codeOf, roleCodeOf } from './stored-codes.ts';

/** The bytes of a stretch of readings, before compression. Layout: format.ts. */
export function encodeReadings(frames: readonly FrameReading[]): Uint8Array {
  const people = frames.flatMap((frame) => frame.people);
  const tracks = [...new Set(people.map((person) => person.trackId))];
  const trackNumbers = new Map(tracks.map((track, i) => [track, i]));
  const trackOf = Uint16Array.from(people, (person) => trackNumbers.get(person.trackId)!);

  const out = new ByteWriter();
  out.u32(FORMAT.mark);
  out.u8(FORMAT.version);
  out.u32(frames.length);
  out.u32(people.length);
  out.u16(tracks.length);
  for (const track of tracks) out.string(track);
  out.bytes(packFloats(Float64Array.from(frames, (frame) => frame.tMs)));
  out.bytes(packFloats(Float32Array.from(frames.flatMap(({ quality: q }) => [q.meanLuma, q.contrast, q.sharpness]))));
  for (const frame of frames) out.u16(frame.people.length);
  out.bytes(new Uint8Array(trackOf.buffer));
  out.bytes(Uint8Array.from(people, (person) => roleCodeOf(person.role)));
  writePoses(out, people, previousInGroup(trackOf));
  writeFaces(out, people);
  writeHands(out, people, trackOf);
  return out.finish();
}

function writePoses(out: ByteWriter, people: readonly PersonReading[], previous: Int32Array): void {
  const step = fittingStep(
    largest(
      people.map((p) => p.pose.picture),
      (i) => i % 3 !== 2,
    ),
    FORMAT.pictureStepPx,
    FORMAT.stepDoublings,
  );
  const picture = new Int16Array(people.length * POSE_PICTURE_WORDS);
  const visibility = new Uint8Array(people.length * VISIBILITY_VALUES);
  const world = new Int16Array(people.length * POSE_VALUES);
  const xy = new Float32Array(POSE_PICTURE_WORDS);
  for (const [row, { pose }] of people.entries()) {
    for (let i = 0; i < VISIBILITY_VALUES; i++) {
      xy[2 * i] = pose.picture[3 * i]!;
      xy[2 * i + 1] = pose.picture[3 * i + 1]!;
      visibility[row * VISIBILITY_VALUES + i] = Math.round(255 * Math.max(0, Math.min(1, pose.picture[3 * i + 2]!)));
    }
    quantise(xy, step, picture, row * POSE_PICTURE_WORDS);
    quantise(pose.world, FORMAT.worldStepM, world, row * POSE_VALUES);
  }
  out.f64(step);
  out.bytes(packFloats(Float32Array.from(people, (person) => person.pose.presence)));
  out.bytes(packWords(picture, POSE_PICTURE_WORDS, previous));
  out.bytes(packBytes(visibility, VISIBILITY_VALUES, previous));
  out.bytes(packWords(world, POSE_VALUES, previous));
}

function writeFaces(out: ByteWriter, people: readonly PersonReading[]): void {
  const faces = people.flatMap(({ face }) => (face.available ? [face.value] : []));
  const values = new Float32Array(faces.length * FACE_VALUES);
  for (const [row, face] of faces.entries()) values.set(faceValues(face), row * FACE_VALUES);
  out.bytes(Uint8Array.from(people, (person) => codeOf(person.face)));
  out.bytes(packFloats(values));
  out.bytes(Uint8Array.from(faces, (face) => codeOf(face.happiness)));
  out.bytes(
    packFloats(Float32Array.from(faces.flatMap(({ happiness }) => (happiness.available ? [happiness.value] : [])))),
  );
}

function writeHands(out: ByteWriter, people: readonly PersonReading[], trackOf: Uint16Array): void {
  const sides = people.flatMap((person) => [person.leftHand, person.rightHand]);
  const hands = sides.flatMap((side) => (side.available ? [side.value] : []));
  const groups = sides.flatMap((side, i) => (side.available ? [2 * trackOf[i >> 1]! + (i & 1)] : []));
  const step = fittingStep(
    largest(
      hands.map((hand) => hand.picture),
      () => true,
    ),
    FORMAT.handStepPx,
    FORMAT.stepDoublings,
  );
  const words = new Int16Array(hands.length * HAND_VALUES);
  for (const [row, hand] of hands.entries()) quantise(hand.picture, step, words, row * HAND_VALUES);
  out.bytes(Uint8Array.from(sides, codeOf));
  out.f64(step);
  out.bytes(packFloats(Float32Array.from(hands.flatMap((hand) => [hand.presence, hand.rightness]))));
  out.bytes(packWords(words, HAND_VALUES, previousInGroup(groups)));
}

function largest(parts: readonly Float32Array[], counts: (i: number) => boolean): number {
  let magnitude = 0;
  for (const part of parts) {
    for (let i = 0; i < part.length; i++) if (counts(i)) magnitude = Math.max(magnitude, Math.abs(part[i]!) || 0);
  }
  return magnitude;
}
