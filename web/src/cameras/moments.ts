import type { components } from '../api/schema.ts';

type Measurements = components['schemas']['Measurements'];
type Frame = Measurements['frames'][number];

/** A frame further from a still does not show the same. */
const SAME_MS = 250;
const SURELY_STANDING = 0.9;

export const frameNear = ({ frames }: Pick<Measurements, 'frames'>, tMs: number): Frame | undefined => {
  const near = frames.filter((frame) => Math.abs(frame.tMs - tMs) <= SAME_MS);
  return near.sort((a, b) => Math.abs(a.tMs - tMs) - Math.abs(b.tMs - tMs))[0];
};

/**
 * The whole second to begin with: the last at which the clerk surely stands, else the last at which there is a clerk, else
 * the last of all.
 *
 * @param seconds presentation times of stills, in order
 */
export function firstMoment(measurements: Measurements, seconds: readonly number[]): number | undefined {
  const standing = measurements.curves.find(({ role, quantity }) => role === 'clerk' && quantity === 'standing');
  const stands = (tMs: number) =>
    standing?.points.some((p) => Math.abs(p.tMs - tMs) <= SAME_MS && (p.value ?? 0) >= SURELY_STANDING) ?? false;
  const hasClerk = (tMs: number) => frameNear(measurements, tMs)?.people.some(({ role }) => role === 'clerk') ?? false;
  const newestFirst = [...seconds].reverse();
  return newestFirst.find((tMs) => stands(tMs) && hasClerk(tMs)) ?? newestFirst.find(hasClerk) ?? newestFirst[0];
}
