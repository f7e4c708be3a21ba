import { currentHeir } from '../../store/reviews/heirs.ts';
import type { Writing } from '../../store/schema.ts';
import { conflict } from '../problems/not-found.ts';

/**
 * What people say must count, and it counts of the analysis that holds.
 * @throws LiyiError LIYI_CONFLICT where another finding has taken the place of this one
 */
export async function assertCurrent(writing: Writing, findingId: number): Promise<void> {
  const { id } = await currentHeir(writing, findingId);
  if (id !== findingId) throw conflict(`the recording was judged again: finding ${id} takes the place of this one`);
}
