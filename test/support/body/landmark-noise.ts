import type { CounterCamera } from '../../../src/core/counter-camera.ts';
import type { Pixels } from '../../../src/core/units.ts';
import type { PoseLandmarks } from '../../../src/landmarks/pose-landmarks.ts';

/** Gaussian numbers of mean 0 and deviation 1, the same for the same seed. */
export type Gaussian = () => number;

/** Uniform by mulberry32, Gaussian by Box and Muller (1958). */
export function seededGaussian(seed: number): Gaussian {
  let state = seed >>> 0;
  const uniform = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** A guess behind furniture wanders further than what is seen. */
const HIDDEN_SHARE = 4;
const HIDDEN_BELOW = 0.3;
/** The pose model errs along the view more than across it. */
const DEPTH_SHARE = 2;

/** Every landmark displaced by itself, in the picture by `sigmaPx` each way, and in metres as much at the clerk's place. */
export function withNoise(
  pose: PoseLandmarks,
  camera: CounterCamera,
  sigmaPx: Pixels,
  gaussian: Gaussian,
): PoseLandmarks {
  if (sigmaPx === 0) return pose;
  const { position, focalPx } = camera;
  const metresPerPixel = Math.hypot(position.x, position.y - 1.2, position.z) / focalPx;
  const picture = Float32Array.from(pose.picture);
  const world = Float32Array.from(pose.world);
  for (let i = 0; i < picture.length; i += 3) {
    const sigma = sigmaPx * (picture[i + 2]! < HIDDEN_BELOW ? HIDDEN_SHARE : 1);
    picture[i]! += sigma * gaussian();
    picture[i + 1]! += sigma * gaussian();
    world[i]! += sigma * metresPerPixel * gaussian();
    world[i + 1]! += sigma * metresPerPixel * gaussian();
    world[i + 2]! += sigma * metresPerPixel * DEPTH_SHARE * gaussian();
  }
  return { presence: pose.presence, picture, world };
}
