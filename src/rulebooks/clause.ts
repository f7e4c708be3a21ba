import { PHASES } from '../encounters/encounter.ts';
import type { FindingReason } from './finding.ts';

/** How a clause could be observed at all. */
export const CHANNELS = ['video', 'audio', 'queue', 'manual', 'administrative'] as const;
export type Channel = (typeof CHANNELS)[number];

export const SEVERITIES = ['minor', 'moderate', 'serious'] as const;
export type Severity = (typeof SEVERITIES)[number];

/**
 * When a clause binds: in a phase of an encounter, through all of it (`served`), between encounters (`idle`), during
 * the whole shift (`on-duty`), or over weeks and months of assessment (`period`).
 */
export const CLAUSE_PHASES = [...PHASES, 'served', 'idle', 'on-duty', 'period'] as const;
export type ClausePhase = (typeof CLAUSE_PHASES)[number];

export const isOfEncounter = (phase: ClausePhase): boolean =>
  phase === 'served' || PHASES.some((ofEncounter) => ofEncounter === phase);

/** Why nothing judges a clause. */
export const NO_CHECK_REASONS = [
  'no-check-yet',
  'manual-check',
  'no-audio',
  'no-queue-data',
  'not-visible-to-cameras',
] as const satisfies readonly FindingReason[];
export type NoCheckReason = (typeof NO_CHECK_REASONS)[number];

/** `share` is 0..1 of a stretch of time, `probability` 0..1, `sigma` standard deviations. */
export const OPTION_UNITS = ['ms', 'deg', 'score', 'share', 'probability', 'sigma', 'count'] as const;
export type OptionUnit = (typeof OPTION_UNITS)[number];

export interface OptionValue {
  readonly value: number;
  readonly unit: OptionUnit;
  /** Whether the clause itself names the figure, or it is this product's reading of the clause. */
  readonly setBy: 'clause' | 'product';
}
export type OptionValues = Readonly<Record<string, OptionValue>>;

export interface Wording {
  readonly zh: string;
  readonly en: string;
}

/** A published document. `number` is null where it bears none, or none is known. */
export interface SourceDocument {
  readonly title: string;
  readonly number: string | null;
}

export interface ClauseSource extends SourceDocument {
  readonly section: string;
}

export type Judgement =
  | { readonly check: string; readonly options: OptionValues }
  | { readonly check: null; readonly why: NoCheckReason };

/** A calendar day where the windows are, `YYYY-MM-DD`: days compare as text. */
export type CalendarDay = string;

export interface Clause {
  /** Stable and never reused: section, then what it asks for. */
  readonly id: string;
  readonly source: ClauseSource;
  readonly validFrom: CalendarDay;
  /** The last day on which it is in force. */
  readonly validTo?: CalendarDay;
  readonly phase: ClausePhase;
  readonly channels: readonly Channel[];
  readonly severity: Severity;
  readonly judgement: Judgement;
  readonly wording: Wording;
}

export interface Rulebook {
  readonly id: string;
  readonly title: Wording;
  readonly issuer: Wording;
  /** As precisely as it is known: `2013`, `2022-03-31`. */
  readonly issued: string;
  /** Of this reading of it, raised with every change of a clause file. */
  readonly version: string;
  readonly clauses: readonly Clause[];
}

/** Without a day, the clauses that no later day ends. */
export const isInForce = (clause: Clause, day: CalendarDay | undefined): boolean =>
  day === undefined
    ? clause.validTo === undefined
    : clause.validFrom <= day && (clause.validTo === undefined || day <= clause.validTo);
