import type { EpochMilliseconds } from '../../core/units.ts';
import type { Encounter } from '../../encounters/encounter.ts';
import type { Blindness, CounterEvent } from '../../events/event.ts';
import type { Finding } from '../../rulebooks/finding.ts';

export type RunId = number;

/** Where a stored entry belongs. Its id is never given to another entry. */
export interface Stored {
  readonly id: number;
  readonly runId: RunId;
  /** Absolute times of the entry's interval; left out where the run's start is unknown. */
  readonly startAt?: EpochMilliseconds;
  readonly endAt?: EpochMilliseconds;
}

export type StoredEvent = CounterEvent & Stored;
export type StoredBlindness = Blindness & Stored;
/** `id` is the encounter's own, unique within its run and those that were judged with it. */
export type StoredEncounter = Encounter & Omit<Stored, 'id'>;
export type StoredFinding = Finding & Stored;

export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Adds the absolute times of a row where they are known. */
export function withAbsolute<T extends Pick<Mutable<Stored>, 'startAt' | 'endAt'>>(
  entry: T,
  row: { readonly start_at: EpochMilliseconds | null; readonly end_at: EpochMilliseconds | null },
): T {
  if (row.start_at !== null) entry.startAt = row.start_at;
  if (row.end_at !== null) entry.endAt = row.end_at;
  return entry;
}
