import type { Finding } from '../../rulebooks/finding.ts';
import type { Writing } from '../schema.ts';

type ClauseName = Pick<Finding, 'rulebook' | 'clause'>;

/** Gives the key of a clause. */
export type ClauseKeys = (clause: ClauseName) => number;

const nameOf = (rulebook: string, clause: string): string => `${rulebook} ${clause}`;

/** The keys of clauses, which are created at first use. */
export async function ensureClauses(writing: Writing, clauses: readonly ClauseName[]): Promise<ClauseKeys> {
  const names = new Map(clauses.map((c) => [nameOf(c.rulebook, c.clause), { rulebook: c.rulebook, code: c.clause }]));
  // In a fixed order, so that two writers cannot block each other.
  const values = [...names].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
  if (values.length > 0) {
    await writing
      .insertInto('clauses')
      .values(values)
      .onConflict((conflict) => conflict.columns(['rulebook', 'code']).doNothing())
      .execute();
  }
  const rulebooks = [...new Set(values.map((value) => value.rulebook))];
  const rows =
    rulebooks.length === 0
      ? []
      : await writing.selectFrom('clauses').selectAll().where('rulebook', 'in', rulebooks).execute();
  const keys = new Map(rows.map((row) => [nameOf(row.rulebook, row.code), row.id]));
  return (clause) => keys.get(nameOf(clause.rulebook, clause.clause))!;
}
