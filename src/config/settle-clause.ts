import { CHECKS } from '../rulebooks/check-registry.ts';
import type { Clause, Judgement, OptionValue } from '../rulebooks/clause.ts';
import { clauseProblems } from '../rulebooks/judge-of.ts';
import type { KeyPath } from './document-lines.ts';
import type { KeyProblem } from './rulebook-problem.ts';
import { bilingual, type ClauseContext, type ClauseEntry } from './rulebook-schema.ts';
import { settlePhrases } from './settle-phrases.ts';

type Defaults = NonNullable<ClauseContext['defaults']>;

/**
 * The clause that an entry and the file's `defaults` make together, and everything that keeps it from being evaluated. An
 * option is taken from the clause, then from `defaults.checks` of its check, then from `defaults.options`.
 * @param entry may lack what is wrong in the file; stand-ins let the rest be looked at
 * @param at where the entry is in the file
 */
export function settleClause(
  entry: Partial<ClauseEntry>,
  at: KeyPath,
  { documents, defaults = {}, phrases = {} }: ClauseContext,
): { readonly clause: Clause; readonly problems: readonly KeyProblem[] } {
  const given = {
    document: entry.document ?? defaults.document,
    validFrom: entry.validFrom ?? defaults.validFrom,
    phase: entry.phase ?? defaults.phase,
    channels: entry.channels ?? defaults.channels,
    severity: entry.severity ?? defaults.severity,
  };
  const document = documents[given.document ?? ''];
  const { judgement: judged, pathOf } = judgementOf(entry, at, defaults);
  const { found, unknown } = settlePhrases(entry.phrases ?? [], phrases);
  const judgement = judged.check === null || found.length === 0 ? judged : { ...judged, phrases: found };
  const clause: Clause = {
    id: entry.id ?? '',
    source: { ...(document ?? { title: '', number: null }), section: entry.section ?? '' },
    validFrom: given.validFrom ?? '',
    ...(entry.validTo !== undefined && { validTo: entry.validTo }),
    phase: given.phase ?? 'served',
    ...(entry.windowKind !== undefined && { windowKind: entry.windowKind }),
    ...(entry.occasion !== undefined && { occasion: entry.occasion }),
    ...(entry.look !== undefined && { look: entry.look }),
    channels: given.channels ?? [],
    severity: given.severity ?? 'minor',
    judgement,
    wording: entry.wording ?? { zh: '', en: '' },
  };
  const missing = Object.entries(given).filter(([, value]) => value === undefined);
  const problems = [
    ...missing.map(([key]) => problem([...at, key], '缺少，defaults 里也没有', 'is missing, in `defaults` too')),
    ...(given.document !== undefined && !document ? [unknownDocument(given.document, entry, at, documents)] : []),
    ...unknown.map((id) => problem([...at, 'phrases'], `没有用语 ${id}`, `there is no phrase ${id}`)),
    ...problemsOfReason(entry, at),
    ...clauseProblems(clause).map(({ key, wording }) => ({ path: pathOf(key), text: bilingual(wording) })),
  ];
  return { clause, problems };
}

/** How the clause is judged, and where in the file a key of it was written. */
function judgementOf(
  { check = null, options, why = 'no-check-yet' }: Partial<ClauseEntry>,
  at: KeyPath,
  defaults: Defaults,
): { readonly judgement: Judgement; readonly pathOf: (key: readonly string[]) => KeyPath } {
  const inClause = (key: readonly string[]): KeyPath => [...at, ...key];
  if (check === null) return { judgement: { check, why }, pathOf: inClause };
  const sources = [
    { path: inClause(['options']), options },
    { path: ['defaults', 'checks', check], options: defaults.checks?.[check] },
    { path: ['defaults', 'options'], options: defaults.options },
  ];
  const names = new Set([...Object.keys(CHECKS.get(check)?.options ?? {}), ...Object.keys(options ?? {})]);
  const found = new Map<string, { readonly value: OptionValue; readonly path: KeyPath }>();
  for (const name of names) {
    const source = sources.find((each) => each.options?.[name] !== undefined);
    if (source) found.set(name, { value: source.options![name]!, path: [...source.path, name] });
  }
  return {
    judgement: { check, options: Object.fromEntries([...found].map(([name, { value }]) => [name, value])) },
    pathOf: ([first, name, ...rest]) =>
      (first === 'options' ? found.get(name ?? '')?.path : undefined) ??
      inClause([first, name, ...rest].filter((key) => key !== undefined)),
  };
}

function problemsOfReason({ check, options, phrases, why, look }: Partial<ClauseEntry>, at: KeyPath): KeyProblem[] {
  if (look !== undefined && why !== 'manual-check')
    return [problem([...at, 'look'], '只用于需人工查看的条款', 'is only for a clause that waits for a person')];
  if (check === undefined) return [];
  const reason = [...at, 'why'];
  if (check !== null)
    return why === undefined ? [] : [problem(reason, '有检查就不写原因', 'is only for a clause without a check')];
  return [
    ...(why === undefined
      ? [problem(reason, '没有检查就要写原因', 'is missing: a clause without a check has a reason')]
      : []),
    ...(options ? [problem([...at, 'options'], '没有检查就没有参数', 'are only for a clause with a check')] : []),
    ...(phrases ? [problem([...at, 'phrases'], '没有检查就没有用语', 'are only for a clause with a check')] : []),
  ];
}

function unknownDocument(name: string, entry: Partial<ClauseEntry>, at: KeyPath, documents: object): KeyProblem {
  const known = Object.keys(documents).join(', ');
  const path = entry.document === undefined ? ['defaults', 'document'] : [...at, 'document'];
  return problem(path, `documents 里没有 ${name}，只有 ${known}`, `${name} is not in documents, which has ${known}`);
}

/** What `defaults` says of options and checks that do not exist: nothing would ever read it. */
export function problemsOfDefaults({ options = {}, checks = {} }: Defaults): KeyProblem[] {
  const allOptions = new Set([...CHECKS.values()].flatMap((check) => Object.keys(check.options)));
  return [
    ...Object.keys(options)
      .filter((name) => !allOptions.has(name))
      .map((name) => problem(['defaults', 'options', name], '没有检查有这个参数', 'is an option of no check')),
    ...Object.entries(checks).flatMap(([name, given]) => {
      const path = ['defaults', 'checks', name];
      const check = CHECKS.get(name);
      if (!check) return [problem(path, '没有这项检查', 'is no check')];
      return Object.keys(given)
        .filter((option) => !Object.hasOwn(check.options, option))
        .map((option) => problem([...path, option], '这项检查没有这个参数', 'is no option of this check'));
    }),
  ];
}

const problem = (path: KeyPath, zh: string, en: string): KeyProblem => ({ path, text: bilingual({ zh, en }) });
