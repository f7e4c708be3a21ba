/**
 * Size and speed of stored readings: an hour at 10 frames a second with two people, of whom one has a face and, a
 * quarter of the time, hands in view. Landmarks move slowly and jitter as the models' do (0.3 px, hidden legs four
 * times that; 4 mm). Prints bytes a person and frame, and CPU seconds.
 */
import { measured, unavailable } from '../../src/core/measured.ts';
import type { FrameReading, PersonReading } from '../../src/measurements/reading.ts';
import { packReadings, unpackReadings } from '../../src/store/readings/reading-blocks.ts';

const PICTURE = { width: 1280, height: 720 };
const FRAMES = 36_000;
const FRAME_MS = 100;
const PICTURE_JITTER_PX = 0.3;
const HIDDEN_FACTOR = 4;
const WORLD_JITTER_M = 0.004;
const FIRST_HIDDEN_LANDMARK = 25;

let seed = 7;
function uniform(): number {
  seed = (seed * 1_664_525 + 1_013_904_223) >>> 0;
  return seed / 2 ** 32;
}
const gauss = (): number => uniform() + uniform() + uniform() + uniform() + uniform() + uniform() - 3;

interface Body {
  readonly trackId: string;
  readonly role: 'clerk' | 'citizen';
  readonly picture: Float64Array;
  readonly world: Float64Array;
}
const body = (trackId: string, role: Body['role']): Body => ({
  trackId,
  role,
  picture: Float64Array.from({ length: 66 }, () => 200 + 800 * uniform()),
  world: Float64Array.from({ length: 99 }, () => 2 * uniform() - 1),
});

function move(body: Body): void {
  const pace = uniform() < 0.15 ? 5 : 0.2;
  for (let i = 0; i < 66; i++) body.picture[i] = body.picture[i]! + pace * gauss();
  for (let i = 0; i < 99; i++) body.world[i] = body.world[i]! + 0.002 * pace * gauss();
}

function seen({ trackId, role, picture, world }: Body, withHands: boolean): PersonReading {
  const pose = new Float32Array(99);
  for (let i = 0; i < 33; i++) {
    const jitter = PICTURE_JITTER_PX * (i < FIRST_HIDDEN_LANDMARK ? 1 : HIDDEN_FACTOR);
    pose[3 * i] = picture[2 * i]! + jitter * gauss();
    pose[3 * i + 1] = picture[2 * i + 1]! + jitter * gauss();
    pose[3 * i + 2] = i < FIRST_HIDDEN_LANDMARK ? 0.99 + 0.01 * uniform() : 0.3 + 0.1 * uniform();
  }
  const hand = (rightness: number) =>
    measured({
      presence: 0.9 + 0.1 * uniform(),
      rightness,
      picture: Float32Array.from({ length: 63 }, (_, i) => picture[30 + (i % 3)]! + i + PICTURE_JITTER_PX * gauss()),
    });
  const face = measured({
    presence: 0.95 + 0.05 * uniform(),
    heightPx: 90 + gauss(),
    yawDeg: 2 * gauss(),
    pitchDeg: 2 * gauss(),
    rollDeg: gauss(),
    mouth: {
      width: 0.8 + 0.01 * gauss(),
      cornerLift: 0.01 * gauss(),
      cornerToNose: 0.5 + 0.01 * gauss(),
      cornerToUpperLip: 0.1 + 0.01 * gauss(),
      opening: 0.02 * uniform(),
    },
    happiness: measured(uniform()),
  });
  return {
    trackId,
    role,
    pose: {
      presence: 0.9 + 0.1 * uniform(),
      picture: pose,
      world: Float32Array.from(world, (metres) => metres + WORLD_JITTER_M * gauss()),
    },
    face: role === 'clerk' ? face : unavailable('bad-view'),
    leftHand: withHands ? hand(0.02) : unavailable('not-sampled'),
    rightHand: withHands ? hand(0.98) : unavailable('not-sampled'),
  };
}

function recorded(): FrameReading[] {
  const bodies = [body('clerk-1', 'clerk'), body('citizen-1', 'citizen')];
  return Array.from({ length: FRAMES }, (_, i) => {
    for (const each of bodies) move(each);
    const withHands = i % 600 < 150;
    return {
      tMs: i * FRAME_MS + 1 / 3,
      quality: { meanLuma: 120 + gauss(), contrast: 40 + gauss(), sharpness: 8 + 0.1 * gauss() },
      people: bodies.map((each) => seen(each, withHands)),
    };
  });
}

async function cpuSeconds<T>(work: () => Promise<T>): Promise<{ result: T; cpuS: number; wallS: number }> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  const result = await work();
  const { user, system } = process.cpuUsage(cpu);
  return { result, cpuS: (user + system) / 1e6, wallS: (performance.now() - start) / 1000 };
}

const readings = recorded();
const packed = await cpuSeconds(() => packReadings(readings, PICTURE));
const bytes = packed.result.reduce((sum, block) => sum + block.data.length, 0);
console.log(`${(bytes / (2 * FRAMES)).toFixed(0)} bytes a person and frame, ${(bytes / 1e6).toFixed(1)} MB an hour`);
console.log(`encode: ${packed.wallS.toFixed(2)} s (CPU ${packed.cpuS.toFixed(2)} s)`);
for (let i = 0; i < 3; i++) {
  const { wallS, cpuS } = await cpuSeconds(() =>
    unpackReadings(
      packed.result.map((block) => block.data),
      PICTURE,
    ),
  );
  console.log(`decode: ${wallS.toFixed(2)} s (CPU ${cpuS.toFixed(2)} s)`);
}
