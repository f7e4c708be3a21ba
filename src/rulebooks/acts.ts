import type { Clause, Rulebook } from './clause.ts';
import type { Finding } from './finding.ts';

/** Clauses with these checks ask a person for another aspect each, though the program shows the same moment. */
const OF_ASPECTS: ReadonlySet<string> = new Set([
  ...['bow-form', 'smile-form', 'seat-form', 'guiding-form', 'tone'],
  'no-phone-use',
]);

/**
 * Tells which findings of a rulebook are about the same act: clauses with the same check and figures that say the same of the
 * same moment. The first of them stands for the act; the others name it.
 */
export function withActs(rulebook: Rulebook, findings: readonly Finding[]): Finding[] {
  const asked = new Map(rulebook.clauses.map((clause) => [clause.id, askedBy(clause)]));
  const first = new Map<string, string>();
  return findings.map((finding) => {
    const { clause, encounter, verdict, reason, evidence, value, threshold } = finding;
    const act = asked.get(clause);
    if (act === undefined) return finding;
    const key = JSON.stringify([act, encounter, verdict, reason, evidence, value, threshold]);
    const leading = first.get(key);
    if (leading === undefined) first.set(key, clause);
    return leading === undefined || leading === clause ? finding : { ...finding, sameActAs: leading };
  });
}

/** The same text for clauses that ask for the same; undefined where none other does. */
function askedBy({ phase, occasion, judgement }: Clause): string | undefined {
  if (judgement.check === null || OF_ASPECTS.has(judgement.check)) return undefined;
  const options = Object.entries(judgement.options).map(([name, { value }]) => [name, value]);
  return JSON.stringify([phase, occasion, judgement.check, options, judgement.phrases]);
}
