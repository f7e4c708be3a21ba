import { REASON_WORDING } from '../../contract/finding-reason.ts';
import type { Rulebook } from '../../rulebooks/clause.ts';
import type { QuantityWithUnit } from '../../rulebooks/finding.ts';
import type { FindingPage, FoundFinding } from '../../store/reviews/find-findings.ts';
import { toInstant } from '../schemas/common.ts';
import { clauseLookup } from './finding-view.ts';

/** The JSON of one finding: what `JSON.stringify` makes of its view, in a third of the time. */
export type FindingText = (finding: FoundFinding) => string;

const texts = new WeakMap<readonly Rulebook[], FindingText>();

/** Made once for the same rulebooks. What many findings have in common is written once. */
export function findingText(rulebooks: readonly Rulebook[]): FindingText {
  const made = texts.get(rulebooks) ?? textIn(rulebooks);
  texts.set(rulebooks, made);
  return made;
}

export const findingsText = ({ findings, nextCursor }: FindingPage, text: FindingText): string =>
  `{"findings":[${findings.map(text).join()}]${nextCursor === undefined ? '' : `,"nextCursor":"${nextCursor}"`}}`;

function textIn(rulebooks: readonly Rulebook[]): FindingText {
  const clauseOf = clauseLookup(rulebooks);
  const clauseText = remembered((rulebook: string, code: string) => {
    const clause = clauseOf(rulebook, code);
    const { wording = { zh: code, en: code }, phase, severity } = clause ?? {};
    return properties({ rulebook, clause: code, clauseWording: wording, phase, severity });
  });
  const windowText = remembered((hall: string, window: string) => properties({ hall, window }));
  const judgementText = remembered((verdict: string, reason: keyof typeof REASON_WORDING) =>
    properties({ verdict, reason, reasonWording: REASON_WORDING[reason] }),
  );
  return (f) => {
    const { startMs, endMs } = f.evidence;
    let text = `{"id":${f.id},"runId":${f.runId},"windowId":${f.windowId},${windowText(f.hall, f.window)},`;
    text += `${clauseText(f.rulebook, f.clause)},${judgementText(f.verdict, f.reason)}`;
    text += `,"evidence":{"startMs":${startMs},"endMs":${endMs}},"review":${reviewText(f.review)}`;
    if (f.encounter !== undefined) text += `,"encounter":${JSON.stringify(f.encounter)}`;
    if (f.value !== undefined) text += `,"value":${quantityText(f.value)}`;
    if (f.threshold !== undefined) text += `,"threshold":${quantityText(f.threshold)}`;
    if (f.startAt !== undefined) text += `,"startAt":"${toInstant(f.startAt)}"`;
    if (f.endAt !== undefined) text += `,"endAt":"${toInstant(f.endAt)}"`;
    return `${text}}`;
  };
}

const reviewText = ({ status, version, verdict, reviewId }: FoundFinding['review']): string =>
  status === 'open' && verdict === undefined && reviewId === undefined
    ? `{"status":"open","version":${version}}`
    : JSON.stringify({ status, version, verdict, reviewId });

const quantityText = ({ value, unit, uncertainty }: QuantityWithUnit): string =>
  `{"value":${value},"unit":"${unit}"${uncertainty === undefined ? '' : `,"uncertainty":${uncertainty}`}}`;

const properties = (value: object): string => JSON.stringify(value).slice(1, -1);

/** For names that repeat: halls, windows, clauses, verdicts. */
function remembered<A extends string, B extends string>(make: (a: A, b: B) => string): (a: A, b: B) => string {
  const made = new Map<A, Map<B, string>>();
  return (a, b) => {
    const known = made.get(a)?.get(b);
    if (known !== undefined) return known;
    const text = make(a, b);
    made.set(a, (made.get(a) ?? new Map<B, string>()).set(b, text));
    return text;
  };
}
