import type { ObservableQuantity } from '../contract/observable-quantity.ts';
import type { Role } from '../contract/role.ts';
import type { UnavailableReason } from '../contract/unavailable-reason.ts';
import type { Interval } from '../core/interval.ts';
import type { Degrees, Milliseconds, Probability } from '../core/units.ts';
import type { EventType, EventVariant } from './catalog.ts';
import type { EventUnit } from './event-entry.ts';

export const BOW_GRADES_DEG = [15, 30, 45] as const;

/** What happened at the counter. Meanings and borders: docs/glossary.md. */
export interface CounterEvent extends Interval {
  readonly type: EventType;
  /** Track id. */
  readonly person: string;
  readonly role: Role;
  /** Where the window has several. */
  readonly post?: string;
  /** Of which kind, where its type has several. */
  readonly variant?: EventVariant;
  /** Time at which `value` was reached. */
  readonly peakMs?: Milliseconds;
  /** A bow: its peak in degrees from the person's own upright stance. A smile: its peak score, 0..1. */
  readonly value?: number;
  readonly unit?: EventUnit;
  /** One standard deviation of `value`, same unit. */
  readonly uncertainty?: number;
  /** A bow: the nearest of 15, 30 and 45. */
  readonly gradeDeg?: Degrees;
  readonly confidence: Probability;
}

/** An interval in which a quantity that an event needs could not be seen, so that its absence proves nothing. */
export interface Blindness extends Interval {
  readonly quantity: ObservableQuantity;
  readonly person: string;
  readonly role: Role;
  readonly reason: UnavailableReason;
}
