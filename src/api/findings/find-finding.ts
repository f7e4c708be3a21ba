import type { FindingFilter, FoundFinding } from '../../store/reviews/find-findings.ts';
import type { ServiceStore } from '../../store/service-store.ts';
import type { Principal } from '../access/principal.ts';
import { notFound } from '../problems/not-found.ts';

/** A staff number for which no shift is ever stored. */
const NOBODY = '';

/** The findings the asker may see: those of their halls, and for clerks only those during their own shifts. */
export const visibleTo = ({ halls, rights, session }: Principal): FindingFilter => ({
  ...(halls !== undefined && { halls }),
  ...(!rights.has('finding:read') && { staffNumber: session?.account.staffNumber ?? NOBODY }),
});

/** The same, with findings planted for the asker, which look like all others. */
export function reviewableBy(principal: Principal): FindingFilter {
  const { rights, session } = principal;
  const isReviewer = session !== undefined && rights.has('review:write');
  return { ...visibleTo(principal), ...(isReviewer && { plantedFor: session.account.id }) };
}

/**
 * The finding with this id.
 * @throws LiyiError LIYI_NOT_FOUND, also for findings that the asker may not see
 */
export async function findingFor(store: ServiceStore, principal: Principal, id: number): Promise<FoundFinding> {
  const { findings } = await store.findings({ ...reviewableBy(principal), id }, { limit: 1 });
  const [finding] = findings;
  if (finding === undefined) throw notFound(`finding ${id}`);
  return finding;
}
