import type { z } from 'zod';
import { REASON_WORDING } from '../../contract/finding-reason.ts';
import { CLAUSE_PHASE_WORDING } from '../../contract/phase.ts';
import { CHECKS } from '../../rulebooks/check-registry.ts';
import type { Clause, Rulebook } from '../../rulebooks/clause.ts';
import { defined } from '../schemas/common.ts';
import type { clauseSchema, rulebookSchema } from './rulebook-schemas.ts';

/** The JSON of a rulebook, with the number of its clauses and how many a check judges. */
export const rulebookView = ({
  id,
  title,
  issuer,
  issued,
  version,
  clauses,
}: Rulebook): z.infer<typeof rulebookSchema> => ({
  rulebook: id,
  ...{ title, issuer, issued, version },
  clauses: clauses.length,
  automaticClauses: clauses.filter(({ judgement }) => judgement.check !== null).length,
});

/**
 * The JSON of a clause.
 * @param loaded the clause as in its file, to show what was changed here
 */
export function clauseView(rulebook: string, clause: Clause, loaded?: Clause): z.infer<typeof clauseSchema> {
  const { id, source, validFrom, validTo, phase, channels, severity, wording } = clause;
  return {
    rulebook,
    clause: id,
    source: { title: source.title, section: source.section, ...(source.number !== null && { number: source.number }) },
    validFrom,
    ...defined({ validTo }),
    phase,
    phaseWording: CLAUSE_PHASE_WORDING[phase],
    channels: [...channels],
    severity,
    wording,
    judgement: judgementView(clause, loaded ?? clause),
  };
}

function judgementView(
  { judgement }: Clause,
  { judgement: original }: Clause,
): z.infer<typeof clauseSchema>['judgement'] {
  if (judgement.check === null)
    return { automatic: false, why: judgement.why, whyWording: REASON_WORDING[judgement.why] };
  const originals = original.check === null ? {} : original.options;
  const specs = CHECKS.get(judgement.check)?.options ?? {};
  const options = Object.entries(judgement.options).map(([name, option]) => {
    const { min = option.value, max = option.value, about = '' } = specs[name] ?? {};
    const setBy = originals[name]?.value === option.value ? option.setBy : ('user' as const);
    return [name, { ...option, setBy, min, max, about }] as const;
  });
  return { automatic: true, check: judgement.check, options: Object.fromEntries(options) };
}
