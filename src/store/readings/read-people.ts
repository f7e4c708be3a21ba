import { type Measured, measured } from '../../core/measured.ts';
import type { HandLandmarks } from '../../landmarks/hand-landmarks.ts';
import type { PoseLandmarks } from '../../landmarks/pose-landmarks.ts';
import type { FaceReading, PersonReading } from '../../measurements/reading.ts';
import type { ByteReader } from './byte-stream.ts';
import { readFloats } from './float-planes.ts';
import { readTriples, type Steps } from './landmark-triples.ts';
import { FACE_VALUES, faceOf, HAND_VALUES, PEOPLE, POSE_VALUES } from './people-layout.ts';
import { AVAILABLE, roleOf, unavailableOf } from './stored-codes.ts';

/** How many people a block has, and the ids of their tracks. */
export interface PeopleHeader {
  readonly personCount: number;
  readonly tracks: readonly string[];
}

/**
 * Reads the channel of people: who was seen in each frame. Layout: people-layout.ts.
 * @throws RangeError for damaged data
 */
export function readPeople(input: ByteReader, frameCount: number): PersonReading[][] {
  const personCount = input.u32();
  return readPeopleOf(input, frameCount, { personCount, tracks: readTracks(input) });
}

/** Reads the ids of the tracks of a block. */
export const readTracks = (input: ByteReader): string[] => Array.from({ length: input.u16() }, () => input.string());

/** Reads everything after the header. The arrays of all people in a block are views into shared memory. */
export function readPeopleOf(input: ByteReader, frameCount: number, header: PeopleHeader): PersonReading[][] {
  const { personCount, tracks } = header;
  const peopleIn = readWords(input, frameCount);
  const trackOf = readWords(input, personCount);
  const roles = input.bytes(personCount);
  const poses = readPoses(input, trackOf);
  const faces = readFaces(input, personCount);
  const hands = readHands(input, trackOf);
  let row = 0;
  return Array.from(peopleIn, (count) =>
    Array.from({ length: count }, () => {
      const person = {
        trackId: tracks[trackOf[row]!]!,
        role: roleOf(roles[row]!),
        pose: poses[row]!,
        face: faces[row]!,
        leftHand: hands[2 * row]!,
        rightHand: hands[2 * row + 1]!,
      };
      row += 1;
      return person;
    }),
  );
}

const readWords = (input: ByteReader, count: number): Uint16Array =>
  Uint16Array.from({ length: count }, () => input.u16());

/** One view for each row. */
function readRows(input: ByteReader, width: number, groups: Uint16Array, steps: Steps): Float32Array[] {
  const values = readTriples(input, width, groups, steps);
  return Array.from(groups, (_, row) => values.subarray(row * width, (row + 1) * width));
}

function readPoses(input: ByteReader, trackOf: Uint16Array): PoseLandmarks[] {
  const step = input.f64();
  const presence = readFloats(input, trackOf.length);
  const pictures = readRows(input, POSE_VALUES, trackOf, [step, step, PEOPLE.visibilityStep]);
  const { worldStepM } = PEOPLE;
  const worlds = readRows(input, POSE_VALUES, trackOf, [worldStepM, worldStepM, worldStepM]);
  return pictures.map((picture, row) => ({ presence: presence[row]!, picture, world: worlds[row]! }));
}

function readFaces(input: ByteReader, personCount: number): Measured<FaceReading>[] {
  const codes = input.bytes(personCount);
  const faceCount = codes.filter((code) => code === AVAILABLE).length;
  const values = readFloats(input, faceCount * FACE_VALUES);
  const happinessCodes = input.bytes(faceCount);
  const happinessValues = readFloats(input, happinessCodes.filter((code) => code === AVAILABLE).length);
  const happiness = spread(happinessCodes, (i) => happinessValues[i]!);
  return spread(codes, (i) => faceOf(values, FACE_VALUES * i, happiness[i]!));
}

/** Left and right hand of each person in turn. */
function readHands(input: ByteReader, trackOf: Uint16Array): Measured<HandLandmarks>[] {
  const codes = input.bytes(2 * trackOf.length);
  const groups: number[] = [];
  for (const [i, code] of codes.entries()) if (code === AVAILABLE) groups.push(2 * trackOf[i >> 1]! + (i & 1));
  const step = input.f64();
  const scores = readFloats(input, 2 * groups.length);
  const pictures = readRows(input, HAND_VALUES, Uint16Array.from(groups), [step, step, step]);
  return spread(codes, (i) => ({ presence: scores[2 * i]!, rightness: scores[2 * i + 1]!, picture: pictures[i]! }));
}

/** The available values in their places, and the reasons in the others. */
function spread<T>(codes: Uint8Array, valueAt: (i: number) => T): Measured<T>[] {
  const all: Measured<T>[] = [];
  let i = 0;
  for (const code of codes) all.push(code === AVAILABLE ? measured(valueAt(i++)) : unavailableOf(code));
  return all;
}
