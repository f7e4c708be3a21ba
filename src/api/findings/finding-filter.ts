import type { z } from 'zod';
import type { FindingFilter } from '../../store/reviews/find-findings.ts';
import { invalid } from '../problems/not-found.ts';
import { defined } from '../schemas/common.ts';
import type { findingQuery } from './finding-schemas.ts';

type FilterQuery = Omit<z.infer<typeof findingQuery>, 'cursor' | 'limit' | 'order'>;

/** The filter that a query describes. The caller adds what the asker may see, which takes precedence. */
export function filterOf(query: FilterQuery): FindingFilter {
  const {
    window: windows,
    verdict: verdicts,
    reason: reasons,
    review: reviews,
    run: runId,
    timeFrom,
    timeTo,
    ...same
  } = query;
  if ((timeFrom === undefined) !== (timeTo === undefined)) throw invalid('timeFrom and timeTo go together');
  const timeOfDay = timeFrom !== undefined && timeTo !== undefined ? { from: timeFrom, to: timeTo } : undefined;
  return defined({ ...same, windows, verdicts, reasons, reviews, runId, timeOfDay });
}
