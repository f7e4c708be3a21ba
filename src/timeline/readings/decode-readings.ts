import { type Measured, measured } from '../../core/measured.ts';
import type { HandLandmarks } from '../../landmarks/hand-landmarks.ts';
import type { PoseLandmarks } from '../../landmarks/pose-landmarks.ts';
import type { FaceReading, FrameReading, PersonReading } from '../../measurements/reading.ts';
import { previousInGroup, unpackBytes, unpackFloats, unpackWords } from './byte-planes.ts';
import { ByteReader } from './byte-stream.ts';
import { restored } from './fixed-point.ts';
import {
  FACE_VALUES,
  FORMAT,
  faceOf,
  HAND_VALUES,
  POSE_PICTURE_WORDS,
  POSE_VALUES,
  VISIBILITY_VALUES,
} from './format.ts';
import { AVAILABLE, roleOf, unavailableOf } from './stored-codes.ts';

/**
 * Landmarks of one stretch share their memory: each person's arrays are views into it.
 * @throws RangeError for damaged data or a newer format.
 */
export function decodeReadings(bytes: Uint8Array): FrameReading[] {
  const input = new ByteReader(bytes);
  if (input.u32() !== FORMAT.mark) throw new RangeError('these are no stored readings');
  const version = input.u8();
  if (version !== FORMAT.version) throw new RangeError(`stored readings have the unknown format ${version}`);
  const frameCount = input.u32();
  const personCount = input.u32();
  const tracks = Array.from({ length: input.u16() }, () => input.string());
  const times = floats64(input, frameCount);
  const quality = floats32(input, 3 * frameCount);
  const peopleIn = Array.from({ length: frameCount }, () => input.u16());
  const trackOf = words(input, personCount);
  const roles = input.bytes(personCount);
  const poses = readPoses(input, previousInGroup(trackOf));
  const faces = readFaces(input, personCount);
  const hands = readHands(input, trackOf);

  const frames: FrameReading[] = [];
  for (let f = 0, row = 0; f < frameCount; f++) {
    const people: PersonReading[] = [];
    for (const end = row + peopleIn[f]!; row < end; row++) {
      people.push({
        trackId: tracks[trackOf[row]!]!,
        role: roleOf(roles[row]!),
        pose: poses[row]!,
        face: faces[row]!,
        leftHand: hands[2 * row]!,
        rightHand: hands[2 * row + 1]!,
      });
    }
    frames.push({
      tMs: times[f]!,
      quality: { meanLuma: quality[3 * f]!, contrast: quality[3 * f + 1]!, sharpness: quality[3 * f + 2]! },
      people,
    });
  }
  return frames;
}

const floats32 = (input: ByteReader, count: number) => unpackFloats(input.bytes(4 * count), new Float32Array(count));
const floats64 = (input: ByteReader, count: number) => unpackFloats(input.bytes(8 * count), new Float64Array(count));
const words = (input: ByteReader, count: number) => new Uint16Array(input.bytes(2 * count).slice().buffer);

function readPoses(input: ByteReader, previous: Int32Array): PoseLandmarks[] {
  const count = previous.length;
  const step = input.f64();
  const presence = floats32(input, count);
  const xy = unpackWords(input.bytes(2 * count * POSE_PICTURE_WORDS), POSE_PICTURE_WORDS, previous);
  const visibility = unpackBytes(input.bytes(count * VISIBILITY_VALUES), VISIBILITY_VALUES, previous);
  const worldWords = unpackWords(input.bytes(2 * count * POSE_VALUES), POSE_VALUES, previous);
  const picture = new Float32Array(count * POSE_VALUES);
  const world = new Float32Array(count * POSE_VALUES);
  for (let i = 0, p = 0, w = 0; i < visibility.length; i++) {
    picture[p++] = restored(xy[w++]!, step);
    picture[p++] = restored(xy[w++]!, step);
    picture[p++] = visibility[i]! / 255;
  }
  for (let i = 0; i < world.length; i++) world[i] = restored(worldWords[i]!, FORMAT.worldStepM);
  return Array.from(presence, (score, row) => ({
    presence: score,
    picture: picture.subarray(row * POSE_VALUES, (row + 1) * POSE_VALUES),
    world: world.subarray(row * POSE_VALUES, (row + 1) * POSE_VALUES),
  }));
}

function readFaces(input: ByteReader, personCount: number): Measured<FaceReading>[] {
  const codes = input.bytes(personCount);
  const faceCount = countOf(codes);
  const values = floats32(input, faceCount * FACE_VALUES);
  const happinessCodes = input.bytes(faceCount);
  const happiness = floats32(input, countOf(happinessCodes));
  const faces: Measured<FaceReading>[] = [];
  let face = 0;
  let happy = 0;
  for (const code of codes) {
    if (code !== AVAILABLE) {
      faces.push(unavailableOf(code));
      continue;
    }
    const happyCode = happinessCodes[face]!;
    const score = happyCode === AVAILABLE ? measured(happiness[happy++]!) : unavailableOf(happyCode);
    faces.push(measured(faceOf(values, FACE_VALUES * face++, score)));
  }
  return faces;
}

/** Left and right of each person in turn. */
function readHands(input: ByteReader, trackOf: Uint16Array): Measured<HandLandmarks>[] {
  const codes = input.bytes(2 * trackOf.length);
  const groups: number[] = [];
  for (let i = 0; i < codes.length; i++) if (codes[i] === AVAILABLE) groups.push(2 * trackOf[i >> 1]! + (i & 1));
  const step = input.f64();
  const scores = floats32(input, 2 * groups.length);
  const pictureWords = unpackWords(input.bytes(2 * groups.length * HAND_VALUES), HAND_VALUES, previousInGroup(groups));
  const picture = new Float32Array(pictureWords.length);
  for (let i = 0; i < picture.length; i++) picture[i] = restored(pictureWords[i]!, step);
  const hands: Measured<HandLandmarks>[] = [];
  let row = 0;
  for (const code of codes) {
    if (code !== AVAILABLE) {
      hands.push(unavailableOf(code));
      continue;
    }
    hands.push(
      measured({
        presence: scores[2 * row]!,
        rightness: scores[2 * row + 1]!,
        picture: picture.subarray(row * HAND_VALUES, (row + 1) * HAND_VALUES),
      }),
    );
    row++;
  }
  return hands;
}

function countOf(codes: Uint8Array): number {
  let count = 0;
  for (const code of codes) if (code === AVAILABLE) count++;
  return count;
}
