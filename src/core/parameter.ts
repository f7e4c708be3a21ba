import type { Decibels, Degrees, LoudnessUnits, Metres, Milliseconds, Probability } from './units.ts';

export type ParameterUnit =
  | 'ms'
  | 'deg'
  | 'm'
  | 'm/s'
  | 'trunk lengths'
  | 'body sizes'
  | 'share'
  | 'score'
  | 'probability'
  | 'log-odds'
  | 'standard deviations'
  | 'dB'
  | 'LU'
  | 'eye distances'
  | 'count';

/** A threshold or constant with its unit, its source and what was tried before it was chosen. */
export interface Parameter<Value extends number = number> {
  readonly value: Value;
  readonly unit: ParameterUnit;
  /** What sets the value: a clause, a paper, a measurement, or an assumption that says it is one. */
  readonly source: string;
  /** Which values were tried, and on what material. */
  readonly testedRange: string;
}

type Provenance = Pick<Parameter, 'source' | 'testedRange'>;

/** The parameters of one algorithm by name; groups may be nested. */
export interface ParameterSet {
  readonly [name: string]: Parameter | ParameterSet;
}

/** The values of a set, under the same names. */
export type ParameterValues<Set> =
  Set extends Parameter<infer Value> ? Value : { readonly [Name in keyof Set]: ParameterValues<Set[Name]> };

const parameterIn =
  <Value extends number>(unit: ParameterUnit) =>
  (value: Value, provenance: Provenance): Parameter<Value> => ({ value, unit, ...provenance });

export const milliseconds = parameterIn<Milliseconds>('ms');
export const degrees = parameterIn<Degrees>('deg');
export const metres = parameterIn<Metres>('m');
export const metresPerSecond = parameterIn<number>('m/s');
/** Multiples of the length of the person's own trunk. */
export const trunkLengths = parameterIn<number>('trunk lengths');
/** Multiples of the larger side of the upper body as it appears in the picture. */
export const bodySizes = parameterIn<number>('body sizes');
/** Part of a whole, or a multiple of it. */
export const share = parameterIn<number>('share');
export const score = parameterIn<number>('score');
export const probability = parameterIn<Probability>('probability');
/** Whole things. */
export const count = parameterIn<number>('count');
export const logOdds = parameterIn<number>('log-odds');
/** Of the quantity's own uncertainty. */
export const deviations = parameterIn<number>('standard deviations');

export const decibels = parameterIn<Decibels>('dB');
export const loudnessUnits = parameterIn<LoudnessUnits>('LU');
/** Multiples of the distance of the eye centres. */
export const eyeDistances = parameterIn<number>('eye distances');

/** Freezes a set of parameters, groups included, and returns it. */
export function parameters<const Set extends ParameterSet>(set: Set): Set {
  for (const entry of Object.values(set)) {
    if (isParameter(entry)) Object.freeze(entry);
    else parameters(entry);
  }
  return Object.freeze(set);
}

/** Whether an entry is a single parameter, not a group of parameters. */
export const isParameter = (entry: Parameter | ParameterSet): entry is Parameter => typeof entry.value === 'number';

/** The bare values of a set, under the same names, for the code that computes with them. */
export function valuesOf<const Set extends ParameterSet>(set: Set): ParameterValues<Set> {
  const values = Object.entries(set).map(([name, entry]) => [name, isParameter(entry) ? entry.value : valuesOf(entry)]);
  return Object.freeze(Object.fromEntries(values));
}
