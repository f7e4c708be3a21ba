import type { FindingFilter, FoundFinding } from '../../store/reviews/find-findings.ts';
import type { ServiceStore } from '../../store/service-store.ts';
import type { Principal } from '../access/principal.ts';
import { notFound } from '../problems/not-found.ts';

/** No shift is ever stored for it. */
const NOBODY = '';

/** What the asker may see at all: the own halls, and of a clerk's findings those of the own shifts. */
export const visibleTo = ({ halls, rights, session }: Principal): FindingFilter => ({
  ...(halls !== undefined && { halls }),
  ...(!rights.has('finding:read') && { staffNumber: session?.account.staffNumber ?? NOBODY }),
});

/** With what is planted for the asker to judge, which looks like everything else. */
export function reviewableBy(principal: Principal): FindingFilter {
  const { rights, session } = principal;
  const isReviewer = session !== undefined && rights.has('review:write');
  return { ...visibleTo(principal), ...(isReviewer && { plantedFor: session.account.id }) };
}

/** @throws LiyiError LIYI_NOT_FOUND, also for findings that the asker may not see */
export async function findingFor(store: ServiceStore, principal: Principal, id: number): Promise<FoundFinding> {
  const { findings } = await store.findings({ ...reviewableBy(principal), id }, { limit: 1 });
  const [finding] = findings;
  if (finding === undefined) throw notFound(`finding ${id}`);
  return finding;
}
