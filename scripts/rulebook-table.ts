/**
 * Writes the coverage tables of docs/rulebooks.md between their markers; with `--check`, fails where they are out of date.
 *   node scripts/rulebook-table.ts [--check]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { loadRulebooks } from '../src/config/load-rulebooks.ts';
import { NO_CHECK_REASONS, REASON_WORDING } from '../src/contract/finding-reason.ts';
import { CHECKS } from '../src/rulebooks/check-registry.ts';
import { isInForce, type Rulebook } from '../src/rulebooks/clause.ts';
import { table, withMarked } from './marked-table.ts';

const DOCUMENT = new URL('../docs/rulebooks.md', import.meta.url);

function coverageTable(rulebooks: readonly Rulebook[]): string {
  const counts = (book: Rulebook) => {
    const clauses = book.clauses.filter((clause) => isInForce(clause, undefined));
    const unjudged = NO_CHECK_REASONS.map(
      (why) => clauses.filter(({ judgement }) => judgement.check === null && judgement.why === why).length,
    );
    const judged = clauses.filter(({ judgement }) => judgement.check !== null).length;
    return [clauses.length, judged, ...unjudged];
  };
  const rows = rulebooks.map((book) => [`\`${book.id}\` ${book.title.zh}`, ...counts(book)]);
  const all = rulebooks.map(counts).reduce((sums, of) => sums.map((sum, i) => sum + of[i]!));
  const head = [
    'rulebook',
    'clauses',
    'with a check',
    ...NO_CHECK_REASONS.map((why) => `\`${why}\` ${REASON_WORDING[why].zh}`),
  ];
  return table(head, [...rows, ['all', ...all]]);
}

function checkTable(rulebooks: readonly Rulebook[]): string {
  const usersOf = (check: string) =>
    rulebooks.flatMap((book) =>
      book.clauses.filter(({ judgement }) => judgement.check === check).map((clause) => `${book.id} ${clause.id}`),
    );
  const rows = [...CHECKS.values()].map((check) => [
    `\`${check.name}\``,
    check.scope,
    Object.entries(check.options)
      .map(([name, { unit, min, max, about }]) => `\`${name}\` (${unit}, ${min}–${max}): ${about}`)
      .join('<br>'),
    usersOf(check.name).join('<br>'),
  ]);
  return table(['check', 'scope', 'options', 'clauses'], rows);
}

const rulebooks = loadRulebooks();
const before = readFileSync(DOCUMENT, 'utf8');
const after = withMarked(withMarked(before, 'coverage', coverageTable(rulebooks)), 'checks', checkTable(rulebooks));
if (process.argv.includes('--check')) {
  if (after !== before) {
    console.error('docs/rulebooks.md is out of date: run node scripts/rulebook-table.ts');
    process.exitCode = 1;
  }
} else writeFileSync(DOCUMENT, after);
