import { LiyiError } from '../core/errors.ts';
import type { CheckContext, EncounterCheckContext } from './check-context.ts';
import type { OptionUnit, OptionValues } from './clause.ts';
import type { Outcome } from './outcome.ts';

export interface OptionSpec {
  readonly unit: OptionUnit;
  readonly min: number;
  readonly max: number;
  /** What the figure decides. */
  readonly about: string;
}

/**
 * What a check needs to be judged in: the clause's `phase`, an `encounter` as a whole (it finds its own moments), or
 * any `span`, a shift without encounters included.
 */
export type CheckScope = 'phase' | 'encounter' | 'span';

/** A check with its options settled. */
export type Judge =
  | { readonly scope: 'phase' | 'encounter'; readonly judge: (context: EncounterCheckContext) => Outcome }
  | { readonly scope: 'span'; readonly judge: (context: CheckContext) => Outcome };

/** One idea that a clause of any rulebook may refer to by name. */
export interface Check {
  readonly name: string;
  readonly scope: CheckScope;
  readonly options: Readonly<Record<string, OptionSpec>>;
  /** Throws LIYI_RULEBOOK_INVALID where an option is missing, unknown, of another unit or out of range. */
  readonly withOptions: (given: OptionValues) => Judge;
}

type Specs<Name extends string> = Readonly<Record<Name, OptionSpec>>;
type Figures<Name extends string> = Readonly<Record<Name, number>>;

export function encounterCheck<Name extends string>(definition: {
  readonly name: string;
  readonly scope: 'phase' | 'encounter';
  readonly options: Specs<Name>;
  readonly judge: (context: EncounterCheckContext, options: Figures<Name>) => Outcome;
}): Check {
  const { name, scope, options, judge } = definition;
  return {
    name,
    scope,
    options,
    withOptions: (given) => {
      const figures = figuresOf(name, options, given);
      return { scope, judge: (context) => judge(context, figures) };
    },
  };
}

export function spanCheck<Name extends string>(definition: {
  readonly name: string;
  readonly options: Specs<Name>;
  readonly judge: (context: CheckContext, options: Figures<Name>) => Outcome;
}): Check {
  const { name, options, judge } = definition;
  return {
    name,
    scope: 'span',
    options,
    withOptions: (given) => {
      const figures = figuresOf(name, options, given);
      return { scope: 'span', judge: (context) => judge(context, figures) };
    },
  };
}

function figuresOf<Name extends string>(check: string, specs: Specs<Name>, given: OptionValues): Figures<Name> {
  const entries = Object.entries<OptionSpec>(specs);
  const known = entries.map(([name]) => name);
  const problems = [
    ...Object.keys(given)
      .filter((name) => !known.includes(name))
      .map((name) => `it has no option ${name}`),
    ...entries.flatMap(([name, spec]) => problemOf(name, spec, given)),
  ];
  if (problems.length > 0)
    throw new LiyiError('LIYI_RULEBOOK_INVALID', {
      message: `The check ${check} cannot take these options: ${problems.join('; ')}.`,
      remedy: `Give exactly ${known.join(', ')}; docs/rulebooks.md lists units and ranges.`,
    });
  return Object.fromEntries(known.map((name) => [name, given[name]!.value])) as Figures<Name>;
}

function problemOf(name: string, { unit, min, max }: OptionSpec, given: OptionValues): string[] {
  const option = given[name];
  if (!option) return [`${name} is missing`];
  if (option.unit !== unit) return [`${name} is in ${option.unit}, not in ${unit}`];
  if (!(option.value >= min && option.value <= max)) return [`${name} is ${option.value}, not within ${min} to ${max}`];
  return [];
}
