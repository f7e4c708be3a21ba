import type { FrameReading, PersonReading } from '../../measurements/reading.ts';
import { ByteWriter } from './byte-stream.ts';
import { packFloats } from './float-planes.ts';
import { fittingStep, writeTriples } from './landmark-triples.ts';
import { FACE_VALUES, faceValues, PEOPLE } from './people-layout.ts';
import { codeOf, roleCodeOf } from './stored-codes.ts';

/** Encodes the channel of people. Layout: people-layout.ts. */
export function peopleBytes(frames: readonly FrameReading[]): Uint8Array {
  const people = frames.flatMap((frame) => frame.people);
  const tracks = [...new Set(people.map((person) => person.trackId))];
  const trackNumbers = new Map(tracks.map((track, i) => [track, i]));
  const trackOf = Uint16Array.from(people, (person) => trackNumbers.get(person.trackId)!);

  const out = new ByteWriter();
  out.u32(people.length);
  out.u16(tracks.length);
  for (const track of tracks) out.string(track);
  for (const frame of frames) out.u16(frame.people.length);
  for (const track of trackOf) out.u16(track);
  out.bytes(Uint8Array.from(people, (person) => roleCodeOf(person.role)));
  writePoses(out, people, trackOf);
  writeFaces(out, people);
  writeHands(out, people, trackOf);
  return out.finish();
}

function writePoses(out: ByteWriter, people: readonly PersonReading[], trackOf: Uint16Array): void {
  const pictures = people.map((person) => person.pose.picture);
  const worlds = people.map((person) => person.pose.world);
  const step = fittingStep(largest(pictures), PEOPLE.pictureStepPx, PEOPLE.stepDoublings);
  out.f64(step);
  out.bytes(packFloats(Float32Array.from(people, (person) => person.pose.presence)));
  writeTriples(out, pictures, trackOf, [step, step, PEOPLE.visibilityStep]);
  writeTriples(out, worlds, trackOf, [PEOPLE.worldStepM, PEOPLE.worldStepM, PEOPLE.worldStepM]);
}

function writeFaces(out: ByteWriter, people: readonly PersonReading[]): void {
  const faces = people.flatMap(({ face }) => (face.available ? [face.value] : []));
  const values = new Float32Array(faces.length * FACE_VALUES);
  for (const [row, face] of faces.entries()) values.set(faceValues(face), row * FACE_VALUES);
  const happiness = faces.flatMap((face) => (face.happiness.available ? [face.happiness.value] : []));
  out.bytes(Uint8Array.from(people, (person) => codeOf(person.face)));
  out.bytes(packFloats(values));
  out.bytes(Uint8Array.from(faces, (face) => codeOf(face.happiness)));
  out.bytes(packFloats(Float32Array.from(happiness)));
}

function writeHands(out: ByteWriter, people: readonly PersonReading[], trackOf: Uint16Array): void {
  const sides = people.flatMap((person) => [person.leftHand, person.rightHand]);
  const hands = sides.flatMap((side) => (side.available ? [side.value] : []));
  const groups = Uint16Array.from(sides.flatMap((side, i) => (side.available ? [2 * trackOf[i >> 1]! + (i & 1)] : [])));
  const pictures = hands.map((hand) => hand.picture);
  const step = fittingStep(largest(pictures), PEOPLE.handStepPx, PEOPLE.stepDoublings);
  out.bytes(Uint8Array.from(sides, codeOf));
  out.f64(step);
  out.bytes(packFloats(Float32Array.from(hands.flatMap((hand) => [hand.presence, hand.rightness]))));
  writeTriples(out, pictures, groups, [step, step, step]);
}

/** Largest magnitude of all numbers; NaN does not count. */
function largest(rows: readonly Float32Array[]): number {
  let magnitude = 0;
  for (const row of rows) {
    for (const value of row) if (Math.abs(value) > magnitude) magnitude = Math.abs(value);
  }
  return magnitude;
}
