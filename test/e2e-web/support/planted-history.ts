import { SYSTEM } from '../../../src/store/audit/audit-chain.ts';
import { listPlantedItems, plantItem } from '../../../src/store/reviews/planted-items.ts';
import { recordReview } from '../../../src/store/reviews/reviews.ts';
import type { ServiceStore } from '../../../src/store/service-store.ts';
import { PEOPLE } from './accounts.ts';

const EACH = 24;
/** Every so many of the planted findings is judged wrongly. */
const MISTAKES = { wang: 12, li: 6 } as const;

const idOf = (name: string): number => PEOPLE.findIndex((person) => person.name === name) + 1;

/** Two reviewers who have judged for each other, without knowing. */
export async function plantHistory(store: ServiceStore): Promise<void> {
  const { findings } = await store.findings({ verdicts: ['not-met'], reviews: ['open'] }, { limit: 2 * EACH });
  await store.change(SYSTEM, async ({ writing, now, note }) => {
    const judge = (findingId: number, reviewerId: number, isRight: boolean) => {
      const given = isRight
        ? ({ decision: 'confirmed', verdict: 'not-met', reason: 'not-done' } as const)
        : ({ decision: 'overturned', verdict: 'met', reason: 'measured-wrong' } as const);
      return recordReview(writing, { findingId, reviewerId, ...given, note: '', secondOpinion: false }, 0, now);
    };
    for (const [i, { id: originId }] of findings.entries()) {
      const [decider, reviewer] = i < EACH ? (['wang', 'li'] as const) : (['li', 'wang'] as const);
      await judge(originId, idOf(decider), true);
      await plantItem(writing, { originId, reviewerId: idOf(reviewer), plantedById: idOf('admin') }, now);
    }
    for (const [i, { findingId, reviewerId }] of (await listPlantedItems(writing)).entries()) {
      const every = reviewerId === idOf('li') ? MISTAKES.li : MISTAKES.wang;
      await judge(findingId, reviewerId, i % every !== 0);
    }
    note({ action: 'review.plant', subject: 'history' });
  });
}
