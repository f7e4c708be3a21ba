import type { Wording } from '../contract/wording.ts';
import { LiyiError } from '../core/errors.ts';
import type { CheckContext, EncounterCheckContext } from './check-context.ts';
import type { OptionUnit, OptionValue, OptionValues } from './clause.ts';
import type { Outcome } from './outcome.ts';
import type { Phrase, PhraseKind } from './phrases/phrase.ts';

export interface OptionSpec {
  readonly unit: OptionUnit;
  readonly min: number;
  readonly max: number;
  /** What the figure decides. */
  readonly about: string;
}

/**
 * Where a check is judged: in the clause's `phase`, in an `encounter` as a whole (the check finds its own moments), or
 * in any `span`, including a shift without encounters.
 */
export type CheckScope = 'phase' | 'encounter' | 'span';

/** A check with its options settled. */
export type Judge =
  | { readonly scope: 'phase' | 'encounter'; readonly judge: (context: EncounterCheckContext) => Outcome }
  | { readonly scope: 'span'; readonly judge: (context: CheckContext) => Outcome };

/** A rule that clauses of any rulebook may refer to by name. */
export interface Check {
  readonly name: string;
  readonly scope: CheckScope;
  readonly options: Readonly<Record<string, OptionSpec>>;
  /** Its findings tell every time at which what it forbids was seen. */
  readonly tellsEpisodes?: boolean;
  /** The kind of phrases that a clause must name for it; left out by checks that listen to no words. */
  readonly phrases?: PhraseKind;
  /** @throws LiyiError LIYI_RULEBOOK_INVALID where an option is missing, unknown, of another unit or out of range */
  readonly withOptions: (given: OptionValues, phrases?: readonly Phrase[]) => Judge;
}

type Specs<Name extends string> = Readonly<Record<Name, OptionSpec>>;
type Figures<Name extends string> = Readonly<Record<Name, number>>;
type Sources<Name extends string> = Readonly<Record<Name, OptionValue['setBy']>>;

/** Defines a check that judges a phase or an encounter; its options are verified before it runs. */
export function encounterCheck<Name extends string>(definition: {
  readonly name: string;
  readonly scope: 'phase' | 'encounter';
  readonly options: Specs<Name>;
  /** @param setBy a figure that the clause itself does not name accuses nobody of an act that was done */
  readonly judge: (context: EncounterCheckContext, options: Figures<Name>, setBy: Sources<Name>) => Outcome;
}): Check {
  const { name, scope, options, judge } = definition;
  return {
    name,
    scope,
    options,
    withOptions: (given) => {
      const figures = figuresOf(name, options, given);
      const setBy = sourcesOf(options, given);
      return { scope, judge: (context) => judge(context, figures, setBy) };
    },
  };
}

/** Defines a check that judges any interval, with or without encounters; its options are verified before it runs. */
export function spanCheck<Name extends string>(definition: {
  readonly name: string;
  readonly options: Specs<Name>;
  readonly tellsEpisodes?: boolean;
  readonly judge: (context: CheckContext, options: Figures<Name>) => Outcome;
}): Check {
  const { name, options, tellsEpisodes = false, judge } = definition;
  return {
    ...{ name, scope: 'span', options, tellsEpisodes },
    withOptions: (given) => {
      const figures = figuresOf(name, options, given);
      return { scope: 'span', judge: (context) => judge(context, figures) };
    },
  };
}

/** Defines a check that listens for phrases, in an encounter or in any interval. */
export function phraseCheck<Name extends string, Scope extends 'encounter' | 'span'>(definition: {
  readonly name: string;
  readonly scope: Scope;
  readonly phrases: PhraseKind;
  readonly options: Specs<Name>;
  readonly judge: (
    context: Scope extends 'encounter' ? EncounterCheckContext : CheckContext,
    options: Figures<Name>,
    phrases: readonly Phrase[],
  ) => Outcome;
}): Check {
  const { name, scope, phrases: kind, options, judge } = definition;
  return {
    ...{ name, scope, options, phrases: kind },
    withOptions: (given, phrases = []) => {
      const figures = figuresOf(name, options, given);
      return { scope, judge: (context: Parameters<typeof judge>[0]) => judge(context, figures, phrases) } as Judge;
    },
  };
}

export interface OptionProblem {
  readonly option: string;
  readonly wording: Wording;
}

/** What is wrong with the options given to a check: each that is missing, unknown, of another unit or out of range. */
export function optionProblems(
  specs: Readonly<Record<string, OptionSpec>>,
  given: OptionValues,
): readonly OptionProblem[] {
  const unknown = Object.keys(given).filter((option) => !Object.hasOwn(specs, option));
  return [
    ...unknown.map((option) => ({
      option,
      wording: { zh: `这项检查没有参数 ${option}`, en: `it has no option ${option}` },
    })),
    ...Object.entries(specs).flatMap(([option, spec]) => {
      const wording = problemOf(option, spec, given);
      return wording ? [{ option, wording }] : [];
    }),
  ];
}

function problemOf(option: string, { unit, min, max }: OptionSpec, given: OptionValues): Wording | undefined {
  const found = given[option];
  if (!found) return { zh: `缺少 ${option}`, en: `${option} is missing` };
  if (found.unit !== unit)
    return {
      zh: `${option} 的单位是 ${found.unit}，应为 ${unit}`,
      en: `${option} is in ${found.unit}, not in ${unit}`,
    };
  if (!(found.value >= min && found.value <= max))
    return {
      zh: `${option} 是 ${found.value}，应在 ${min} 到 ${max} 之间`,
      en: `${option} is ${found.value}, not within ${min} to ${max}`,
    };
  return undefined;
}

function figuresOf<Name extends string>(check: string, specs: Specs<Name>, given: OptionValues): Figures<Name> {
  const problems = optionProblems(specs, given);
  const known = Object.keys(specs) as Name[];
  if (problems.length > 0)
    throw new LiyiError('LIYI_RULEBOOK_INVALID', {
      message: `The check ${check} cannot take these options: ${problems.map(({ wording }) => wording.en).join('; ')}.`,
      remedy: `Give exactly ${known.join(', ')}; docs/rulebooks.md lists units and ranges.`,
    });
  return Object.fromEntries(known.map((name) => [name, given[name]!.value])) as Figures<Name>;
}

/** Of options that have been verified. */
const sourcesOf = <Name extends string>(specs: Specs<Name>, given: OptionValues): Sources<Name> =>
  Object.fromEntries((Object.keys(specs) as Name[]).map((name) => [name, given[name]!.setBy])) as Sources<Name>;
