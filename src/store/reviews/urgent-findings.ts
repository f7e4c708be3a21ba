import { type SqlBool, sql } from 'kysely';
import { LiyiError } from '../../core/errors.ts';
import type { Database } from '../schema.ts';
import {
  type FindingFilter,
  type FindingPage,
  foundFinding,
  matchingFindings,
  type PageRequest,
  windowsOf,
} from './find-findings.ts';

export interface ClauseName {
  readonly rulebook: string;
  readonly clause: string;
}

/** Clauses by severity, the most severe first. Clauses that are not listed come last. */
export type SeverityLevels = readonly (readonly ClauseName[])[];

/**
 * Standard deviations between value and threshold. Without a measured value, a suspicion is less certain than a fault
 * that was seen. Must be identical to the expression of the index `findings_urgency`.
 */
const CERTAINTY = sql<number>`(case
          when findings.value_uncertainty > 0 and findings.threshold_unit = findings.value_unit then abs(findings.value - findings.threshold) / findings.value_uncertainty
          when findings.verdict = 'needs-review' then 1.0
          else 4.0
        end)`;
const INDEXED_VERDICTS: readonly string[] = ['not-met', 'needs-review'];

interface Place {
  readonly level: number;
  readonly certainty: number;
  readonly id: number;
}

/**
 * A page of findings: the most severe first, among these the least certain, among these the oldest. New findings do not
 * move the border of a page.
 */
export async function urgentFindings(
  db: Database,
  filter: FindingFilter,
  severities: SeverityLevels,
  { cursor, limit }: PageRequest,
): Promise<FindingPage> {
  const windowIds = await windowsOf(db, filter);
  if (windowIds?.length === 0) return { findings: [] };
  const { rulebook, clause, ...others } = filter;
  // An act is one item, by the finding that stands for it, unless somebody looks for the clause of another.
  const acts = clause === undefined;
  let rows = matchingFindings(db, { ...others, acts }).select(CERTAINTY.as('certainty'));
  // The pluses below make the database use the index that already has this order.
  if (windowIds !== undefined) rows = rows.where(sql<SqlBool>`+findings.window_id in (${sql.join(windowIds)})`);
  // Written out, because the planner learns nothing from a bound parameter.
  if (filter.verdicts?.every((verdict) => INDEXED_VERDICTS.includes(verdict)))
    rows = rows.where(sql<SqlBool>`findings.verdict in ('not-met', 'needs-review')`);

  const start = cursor === undefined ? undefined : parseCursor(cursor);
  const levels = await clausesOfLevels(db, severities, { rulebook, clause });
  const found: (Awaited<ReturnType<typeof rows.execute>>[number] & { level: number })[] = [];
  for (let level = start?.level ?? 0; level < levels.length && found.length <= limit; level++) {
    const clauseIds = levels[level]!;
    if (clauseIds.length === 0) continue;
    let ofLevel = rows.where(sql<SqlBool>`+findings.clause_id in (${sql.join(clauseIds)})`);
    if (start?.level === level) {
      const { certainty, id } = start;
      ofLevel = ofLevel.where(
        sql<SqlBool>`${CERTAINTY} >= ${certainty} and (${CERTAINTY} > ${certainty} or findings.id > ${id})`,
      );
    }
    const next = await ofLevel
      .orderBy(CERTAINTY)
      .orderBy('findings.id')
      .limit(limit + 1 - found.length)
      .execute();
    found.push(...next.map((row) => ({ ...row, level })));
  }
  const last = found[limit - 1];
  return {
    findings: found.slice(0, limit).map(foundFinding),
    ...(found.length > limit && last !== undefined && { nextCursor: `${last.level}.${last.id}.${last.certainty}` }),
  };
}

async function clausesOfLevels(
  db: Database,
  severities: SeverityLevels,
  only: { readonly [K in 'rulebook' | 'clause']: FindingFilter[K] | undefined },
): Promise<number[][]> {
  const levelOf = new Map(
    severities.flatMap((clauses, level) => clauses.map(({ rulebook, clause }) => [`${rulebook}/${clause}`, level])),
  );
  const levels: number[][] = Array.from({ length: severities.length + 1 }, () => []);
  let clauses = db.selectFrom('clauses').select(['id', 'rulebook', 'code']);
  if (only.rulebook !== undefined) clauses = clauses.where('rulebook', '=', only.rulebook);
  if (only.clause !== undefined) clauses = clauses.where('code', '=', only.clause);
  for (const { id, rulebook, code } of await clauses.execute())
    levels[levelOf.get(`${rulebook}/${code}`) ?? severities.length]!.push(id);
  return levels;
}

function parseCursor(cursor: string): Place {
  const parts = /^(\d)\.(\d{1,15})\.(\d+(?:\.\d+)?(?:e[+-]\d+)?)$/.exec(cursor);
  if (parts !== null) return { level: Number(parts[1]), id: Number(parts[2]), certainty: Number(parts[3]) };
  throw new LiyiError('LIYI_USAGE', {
    message: 'the cursor is not one that a page of urgent findings gave',
    remedy: 'Begin with the first page, without a cursor.',
  });
}
