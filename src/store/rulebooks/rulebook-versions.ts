import type { EpochMilliseconds } from '../../core/units.ts';
import type { Clause, Rulebook } from '../../rulebooks/clause.ts';
import { assertEvaluable } from '../../rulebooks/judge-of.ts';
import { fromJson, toJson } from '../database/codec.ts';
import type { Database, Writing } from '../schema.ts';

/** Values by clause and option, in the option's own unit. */
export type ThresholdChanges = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Thresholds that were published for a rulebook; each version holds all changes up to it. */
export interface RulebookVersion {
  readonly id: number;
  readonly rulebook: string;
  readonly version: string;
  readonly changes: ThresholdChanges;
  readonly reason: string;
  readonly publisher: string;
  readonly createdAt: EpochMilliseconds;
}

/** Published versions of one rulebook or of all, newest first. */
export async function rulebookVersions(db: Database, rulebook?: string): Promise<RulebookVersion[]> {
  let rows = db
    .selectFrom('rulebook_versions')
    .innerJoin('accounts', 'accounts.id', 'rulebook_versions.account_id')
    .selectAll('rulebook_versions')
    .select('accounts.display_name as publisher');
  if (rulebook !== undefined) rows = rows.where('rulebook', '=', rulebook);
  const found = await rows.orderBy('rulebook_versions.id', 'desc').execute();
  return found.map(({ account_id: _, created_at: createdAt, changes, ...same }) => ({
    ...same,
    createdAt,
    changes: fromJson<ThresholdChanges>(changes),
  }));
}

/** Publishes a version. False where somebody else has published that version meanwhile. */
export async function insertRulebookVersion(
  writing: Writing,
  version: Pick<RulebookVersion, 'rulebook' | 'version' | 'changes' | 'reason'> & { readonly accountId: number },
  now: EpochMilliseconds,
): Promise<boolean> {
  const { accountId, changes, ...same } = version;
  const row = await writing
    .insertInto('rulebook_versions')
    .values({ ...same, changes: toJson(changes), account_id: accountId, created_at: now })
    .onConflict((conflict) => conflict.columns(['rulebook', 'version']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** The rulebooks with the thresholds that were published last. */
export async function withPublishedThresholds(db: Database, rulebooks: readonly Rulebook[]): Promise<Rulebook[]> {
  const newest = new Map((await rulebookVersions(db)).toReversed().map((version) => [version.rulebook, version]));
  return rulebooks.map((rulebook) => {
    const published = newest.get(rulebook.id);
    return published ? withThresholds(rulebook, published.changes, versionOn(rulebook, published)) : rulebook;
  });
}

/**
 * Version of published thresholds on the current rulebook file: `2.3`, the third ones, published when the file had
 * version 2, become `3.3` once it has version 3. So a run judged by the older file is never taken for one judged by the
 * newer.
 */
export const versionOn = (rulebook: Rulebook, { version }: Pick<RulebookVersion, 'version'>): string =>
  `${rulebook.version}.${version.slice(version.lastIndexOf('.') + 1)}`;

/**
 * A rulebook with changed thresholds.
 * @throws LiyiError LIYI_RULEBOOK_INVALID for a value that the check cannot take
 */
export function withThresholds(rulebook: Rulebook, changes: ThresholdChanges, version: string): Rulebook {
  const changed = {
    ...rulebook,
    version,
    clauses: rulebook.clauses.map((clause) => withOptions(clause, changes[clause.id] ?? {})),
  };
  assertEvaluable(changed);
  return changed;
}

function withOptions(clause: Clause, values: Readonly<Record<string, number>>): Clause {
  if (clause.judgement.check === null) return clause;
  const { options } = clause.judgement;
  // An option that the program no longer has is left out.
  const changed = Object.entries(options).map(
    ([name, option]) => [name, { ...option, value: values[name] ?? option.value }] as const,
  );
  return { ...clause, judgement: { ...clause.judgement, options: Object.fromEntries(changed) } };
}
