import type { Verdict } from '../contract/verdict.ts';
import { contains } from '../core/interval.ts';
import type { Finding } from '../rulebooks/finding.ts';
import type { Spoken } from './join-events.ts';
import type { SeenView } from './seen-view.ts';

/**
 * Compares what all cameras together say of each clause with what each would say alone. Where one alone would say met and
 * another not met, a person decides, as where all together cannot say it and one alone would accuse: it may have missed an act
 * that another saw. Where one alone would clear, that one speaks.
 * @param together findings from what the cameras saw together
 * @param alone for each view, findings from what it alone saw, of the same clauses and encounters in the same order
 * @returns in the order of `together`, each with the camera whose pictures show it best
 */
export function agree(
  together: readonly Finding[],
  alone: readonly (readonly Finding[])[],
  views: readonly SeenView[],
): Spoken<Finding>[] {
  const best = bestFirst(alone);
  return together.map((finding, i) => {
    const said = best.map((view) => ({ entry: alone[view]![i]!, view }));
    const accusing = said.find(({ entry }) => entry.verdict === 'not-met');
    const clearing = said.find(({ entry }) => entry.verdict === 'met');
    if (isContested(finding.verdict, accusing !== undefined, clearing !== undefined))
      return { ...placed(accusing?.entry ?? finding, best, said, views), entry: contested(accusing?.entry ?? finding) };
    if (isOpen(finding.verdict) && accusing !== undefined)
      return { ...placed(accusing.entry, best, said, views), entry: contested(accusing.entry) };
    if (isOpen(finding.verdict) && clearing !== undefined) return clearing;
    return placed(finding, best, said, views);
  });
}

/** What is held against a clerk where nobody knows how the cameras' clocks differ: the act may lie at another time. */
export const withoutClocks = (said: readonly Spoken<Finding>[]): Spoken<Finding>[] =>
  said.map(({ entry, view }) => ({ entry: entry.verdict === 'not-met' ? contested(entry) : entry, view }));

const isContested = (verdict: Verdict, isAccused: boolean, isCleared: boolean): boolean =>
  (isAccused && isCleared) || (verdict === 'met' && isAccused) || (verdict === 'not-met' && isCleared);

/** Whether it is still to be said whether the clause was met. */
const isOpen = (verdict: Verdict): boolean => verdict === 'needs-review' || verdict === 'not-assessable';

const contested = (finding: Finding): Finding => ({
  ...finding,
  verdict: 'needs-review',
  reason: 'cameras-disagree',
});

/** With the best view that says the same by itself, else the best that filmed it. */
function placed(
  finding: Finding,
  best: readonly number[],
  said: readonly Spoken<Finding>[],
  views: readonly SeenView[],
): Spoken<Finding> {
  const middleMs = (finding.evidence.startMs + finding.evidence.endMs) / 2;
  const filmed = best.filter((view) => contains(views[view]!.footage, middleMs));
  const same = said.find(
    ({ entry, view }) => entry.verdict === finding.verdict && entry.reason === finding.reason && filmed.includes(view),
  );
  return { entry: finding, view: same?.view ?? filmed[0] ?? best[0]! };
}

/** Views that can say more by themselves come first. */
function bestFirst(alone: readonly (readonly Finding[])[]): number[] {
  const said = alone.map(
    (findings) => findings.filter(({ verdict }) => verdict === 'met' || verdict === 'not-met').length,
  );
  return alone.map((_, view) => view).sort((a, b) => said[b]! - said[a]! || a - b);
}
