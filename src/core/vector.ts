import type { Degrees } from './units.ts';
import { toDegrees } from './units.ts';

/** A point or a direction in space. The type of the value says in which frame of reference and unit. */
export interface Vector {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** Sum, component by component. */
export const add = (a: Vector, b: Vector): Vector => ({ x: a.x + b.x, y: a.y + b.y, z: a.z + b.z });

/** `a` minus `b`: the way from `b` to `a`. */
export const subtract = (a: Vector, b: Vector): Vector => ({ x: a.x - b.x, y: a.y - b.y, z: a.z - b.z });

/** Every component times `factor`. */
export const scale = (a: Vector, factor: number): Vector => ({ x: a.x * factor, y: a.y * factor, z: a.z * factor });

/** Scalar product: for a unit vector `b`, how far `a` goes along it. */
export const dot = (a: Vector, b: Vector): number => a.x * b.x + a.y * b.y + a.z * b.z;

/** Vector product: square to both, by the right-hand rule where x, y, z are right-handed. */
export const cross = (a: Vector, b: Vector): Vector => ({
  x: a.y * b.z - a.z * b.y,
  y: a.z * b.x - a.x * b.z,
  z: a.x * b.y - a.y * b.x,
});

/** Euclidean length, in the unit of the components. */
export const length = (a: Vector): number => Math.hypot(a.x, a.y, a.z);

/** Angle between two directions, 0..180; 0 where one of them has no length. */
export function angleBetween(a: Vector, b: Vector): Degrees {
  const lengths = length(a) * length(b);
  return lengths === 0 ? 0 : toDegrees(Math.acos(Math.min(1, Math.max(-1, dot(a, b) / lengths))));
}

/** The direction of `a`, with length 1; the zero vector stays zero. */
export function unit(a: Vector): Vector {
  const size = length(a) || 1;
  return { x: a.x / size, y: a.y / size, z: a.z / size };
}

/** Half-way between two points. */
export const between = (a: Vector, b: Vector): Vector => ({
  x: (a.x + b.x) / 2,
  y: (a.y + b.y) / 2,
  z: (a.z + b.z) / 2,
});
