import { basename, extname } from 'node:path';
import type { Clause, Rulebook } from '../rulebooks/clause.ts';
import { type KeyPath, parseLines } from './document-lines.ts';
import { quoted, readText, valueAt } from './read-document.ts';
import {
  type Issues,
  type KeyProblem,
  problemsOf,
  type RulebookProblem,
  unique,
  withLine,
} from './rulebook-problem.ts';
import { bilingual, type ClauseContext, type ClauseEntry, clauseEntry, rulebookHead } from './rulebook-schema.ts';
import { problemsOfDefaults, settleClause } from './settle-clause.ts';

export type RulebookReading =
  | { readonly rulebook: Rulebook; readonly problems?: undefined }
  | { readonly rulebook?: undefined; readonly problems: readonly RulebookProblem[] };

/**
 * The rulebook of a YAML or JSON file, or everything that is wrong with it, in the order of its lines.
 * @throws LiyiError LIYI_RULEBOOK_INVALID where the file cannot be read at all
 */
export function readRulebook(file: string): RulebookReading {
  const document = parseLines(readText(file, 'LIYI_RULEBOOK_INVALID'));
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ line, message }) => ({
      ...{ file, line },
      text: bilingual({ zh: `不是有效的 YAML 或 JSON：${message}`, en: `neither YAML nor JSON: ${message}` }),
    }));
    return { problems };
  }
  const { content } = document;
  const head = rulebookHead.safeParse(content);
  const wrong = head.error?.issues ?? [];
  const context = soundContext(content, wrong);
  const entries = entriesOf(content).map((entry, i) => readEntry(entry, ['clauses', i], content, context));
  const problems = [
    ...problemsOf(wrong, content, []),
    ...problemOfName(content, basename(file, extname(file))),
    ...problemsOfDefaults(context.defaults ?? {}),
    ...entries.flatMap((entry) => entry.problems),
    ...repeatedIds(content),
  ];
  if (head.success && problems.length === 0) {
    const { id, title, issuer, issued, version } = head.data;
    return { rulebook: { id, title, issuer, issued, version, clauses: entries.map(({ clause }) => clause!) } };
  }
  const placed = unique(problems).map((problem) => withLine(problem, file, document));
  return { problems: placed.toSorted((a, b) => a.line - b.line) };
}

interface SoundContext extends ClauseContext {
  /** Keys that `defaults` and `documents` have, but with wrong values. */
  readonly wrong: ReadonlySet<string>;
}

/** `documents` and `defaults` without the keys that are wrong, so that the clauses can still be checked. */
function soundContext(content: unknown, issues: Issues): SoundContext {
  const inDocuments = issues.some(({ path }) => path[0] === 'documents');
  const inPhrases = issues.some(({ path }) => path[0] === 'phrases');
  const inDefaults = issues.flatMap(({ path }) => (path[0] === 'defaults' ? [String(path[1])] : []));
  const wrong = new Set([...inDefaults, ...(inDocuments ? ['document'] : []), ...(inPhrases ? ['phrases'] : [])]);
  const defaults = without(valueAt(content, ['defaults']), wrong) as ClauseContext['defaults'];
  const documents = (inDocuments ? {} : (valueAt(content, ['documents']) ?? {})) as ClauseContext['documents'];
  const phrases = (inPhrases ? {} : (valueAt(content, ['phrases']) ?? {})) as ClauseContext['phrases'];
  return { documents, defaults, phrases, wrong };
}

/** The clause, where nothing is wrong with it. */
function readEntry(
  value: unknown,
  at: KeyPath,
  content: unknown,
  context: SoundContext,
): { readonly clause?: Clause; readonly problems: readonly KeyProblem[] } {
  const entry = clauseEntry.safeParse(value);
  const issues = entry.error?.issues ?? [];
  const wrong = new Set([...issues.map(({ path }) => String(path[0])), ...context.wrong]);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { problems: problemsOf(issues, content, at) };
  const settled = settleClause(entry.data ?? (without(value, wrong) as Partial<ClauseEntry>), at, context);
  // A wrong value is reported once, without its consequences.
  const further = settled.problems.filter(({ path }) => !isAbout(path, at, wrong));
  const problems = [...problemsOf(issues, content, at), ...further];
  return entry.success && settled.problems.length === 0 ? { clause: settled.clause, problems } : { problems };
}

function isAbout(path: KeyPath, at: KeyPath, keys: ReadonlySet<string>): boolean {
  const key = String(path[at.length]);
  return path[0] === at[0] && (keys.has(key) || (key === 'options' && keys.has('checks')));
}

const without = (value: unknown, keys: ReadonlySet<string>): object =>
  Object.fromEntries(Object.entries(value ?? {}).filter(([key]) => !keys.has(key)));

function entriesOf(content: unknown): readonly unknown[] {
  const entries = valueAt(content, ['clauses']);
  return Array.isArray(entries) ? entries : [];
}

function problemOfName(content: unknown, name: string): KeyProblem[] {
  const id = valueAt(content, ['id']);
  if (typeof id !== 'string' || id === name) return [];
  const text = bilingual({ zh: `应与文件名 ${name} 相同`, en: `must be as the file is named, ${name}` });
  return [{ path: ['id'], text: `${text} (${quoted(id)})` }];
}

function repeatedIds(content: unknown): KeyProblem[] {
  const ids = entriesOf(content).map((_, i) => valueAt(content, ['clauses', i, 'id']));
  const text = bilingual({ zh: '编号重复，编号只用一次', en: 'is the id of an earlier clause; an id is used once' });
  return ids.flatMap((id, i) =>
    typeof id === 'string' && ids.indexOf(id) < i ? [{ path: ['clauses', i, 'id'], text }] : [],
  );
}
