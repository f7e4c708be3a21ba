import type { Channel } from '../contract/channel.ts';
import type { NoCheckReason } from '../contract/finding-reason.ts';
import { type ClausePhase, PHASES } from '../contract/phase.ts';
import type { Severity } from '../contract/severity.ts';
import type { WindowKind } from '../contract/window-kind.ts';
import type { Wording } from '../contract/wording.ts';
import type { Look } from './look.ts';
import type { Phrase } from './phrases/phrase.ts';

/** Whether a clause of this phase is judged once for each encounter, not once for the whole shift or period. */
export const isOfEncounter = (phase: ClausePhase): boolean =>
  phase === 'served' || PHASES.some((ofEncounter) => ofEncounter === phase);

/**
 * Units of a check's options. `share` is 0..1 of a length of time, `probability` 0..1, `sigma` standard deviations, `LU` loudness
 * units (ITU-R BS.1770).
 */
export const OPTION_UNITS = ['ms', 'deg', 'score', 'share', 'probability', 'sigma', 'count', 'LU'] as const;
export type OptionUnit = (typeof OPTION_UNITS)[number];

export interface OptionValue {
  readonly value: number;
  readonly unit: OptionUnit;
  /** Whether the clause itself names the figure, or it is this product's interpretation of the clause. */
  readonly setBy: 'clause' | 'product';
}
export type OptionValues = Readonly<Record<string, OptionValue>>;

/** A published document. `number` is null where it has none, or none is known. */
export interface SourceDocument {
  readonly title: string;
  readonly number: string | null;
}

export interface ClauseSource extends SourceDocument {
  readonly section: string;
}

export type Judgement =
  | {
      readonly check: string;
      readonly options: OptionValues;
      /** What a check of words listens for: any of these. */
      readonly phrases?: readonly Phrase[];
    }
  | { readonly check: null; readonly why: NoCheckReason };

export const OCCASIONS = ['call'] as const;
export type Occasion = (typeof OCCASIONS)[number];

/** A calendar day at the windows, `YYYY-MM-DD`; days compare as text. */
export type CalendarDay = string;

export interface Clause {
  /** Stable and never reused: the section, then what it asks for. */
  readonly id: string;
  readonly source: ClauseSource;
  readonly validFrom: CalendarDay;
  /** Last day on which the clause is in force. */
  readonly validTo?: CalendarDay;
  readonly phase: ClausePhase;
  /** Binds windows of this kind only. */
  readonly windowKind?: WindowKind;
  /** Binds at this moment, wherever the citizen is: `call` is when the number is called. */
  readonly occasion?: Occasion;
  /** What a person is shown of a clause that waits for one; left out, anything of the span. */
  readonly look?: Look;
  readonly channels: readonly Channel[];
  readonly severity: Severity;
  readonly judgement: Judgement;
  readonly wording: Wording;
}

export interface Rulebook {
  readonly id: string;
  readonly title: Wording;
  readonly issuer: Wording;
  /** Date of issue, as precisely as it is known: `2013`, `2022-03-31`. */
  readonly issued: string;
  /** Version of this transcription of the rulebook, raised with every change. */
  readonly version: string;
  readonly clauses: readonly Clause[];
}

/** Whether a clause is in force on a day. Without a day: whether no later day ends it. */
export const isInForce = (clause: Clause, day: CalendarDay | undefined): boolean =>
  day === undefined
    ? clause.validTo === undefined
    : clause.validFrom <= day && (clause.validTo === undefined || day <= clause.validTo);
