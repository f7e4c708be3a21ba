import type { VerdictTally } from '../../store/scores/verdict-tally.ts';

/**
 * Of which rulebook to speak: scores of several are never summed.
 * @param asked the one that was asked for; left out, the first by its id that was judged by
 */
export const oneRulebook = (tallies: readonly VerdictTally[], asked: string | undefined): string | undefined =>
  asked ?? tallies.map(({ rulebook }) => rulebook).sort()[0];

/** The tallies of one rulebook; all of them where none was judged by. */
export const ofRulebook = (tallies: readonly VerdictTally[], rulebook: string | undefined): readonly VerdictTally[] =>
  tallies.filter((tally) => rulebook === undefined || tally.rulebook === rulebook);
