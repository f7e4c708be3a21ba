import { useQueries, useQuery } from '@tanstack/react-query';
import { type Finding, momentsToCheckQuery } from '../api/findings.ts';
import type { WindowPlace } from '../api/places.ts';
import { type Clause, clausesQuery, rulebooksQuery } from '../api/rulebooks.ts';

/** A clause that a person judges at a window, and the newest moment that shows what it is about. */
export interface DueCheck {
  readonly key: string;
  readonly clause: Clause;
  /** Undefined where no recording has such a moment: somebody has to go and look. */
  readonly moment: Finding | undefined;
}

const keyOf = ({ rulebook, clause }: { readonly rulebook: string; readonly clause: string }): string =>
  `${rulebook} ${clause}`;

/** Those with a picture first. */
export function useDueChecks(place: WindowPlace | undefined): readonly DueCheck[] {
  const { data: rulebooks } = useQuery(rulebooksQuery);
  const lists = useQueries({ queries: (rulebooks?.rulebooks ?? []).map(({ rulebook }) => clausesQuery(rulebook)) });
  const { data: moments } = useQuery(momentsToCheckQuery(place));
  const newest = new Map<string, Finding>();
  for (const moment of moments?.findings ?? []) if (!newest.has(keyOf(moment))) newest.set(keyOf(moment), moment);
  const due = lists
    .flatMap(({ data }) => data?.clauses ?? [])
    .filter(({ judgement, validTo }) => !judgement.automatic && judgement.why === 'manual-check' && !validTo)
    .map((clause) => ({ key: keyOf(clause), clause, moment: newest.get(keyOf(clause)) }));
  return [...due.filter(({ moment }) => moment), ...due.filter(({ moment }) => !moment)];
}
