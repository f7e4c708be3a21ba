import type { ObservableQuantity } from '../contract/observable-quantity.ts';
import type { Role } from '../contract/role.ts';
import type { Wording } from '../contract/wording.ts';

// What an entry of the catalogue consists of. Plain data: the site loads it too.

/** Rows of a drawn timeline, from the citizen's side of the counter to the clerk's face. */
export const LANE_WORDING = {
  citizen: { zh: '办事人', en: 'citizen' },
  posture: { zh: '坐立', en: 'posture' },
  sitting: { zh: '坐姿', en: 'sitting' },
  handover: { zh: '递接', en: 'handing over' },
  courtesy: { zh: '礼节', en: 'courtesy' },
  arms: { zh: '手臂', en: 'arms' },
  head: { zh: '头部', en: 'head' },
  smile: { zh: '微笑', en: 'smile' },
  voice: { zh: '语音', en: 'voice' },
} as const satisfies Readonly<Record<string, Wording>>;
export type EventLane = keyof typeof LANE_WORDING;

/** Colours by what they stand for; report and site each have a table of them. */
export type EventTone =
  | 'citizen'
  | 'leaving'
  | 'standing'
  | 'seated'
  | 'poor-posture'
  | 'absent'
  | 'both-hands'
  | 'one-hand'
  | 'hands-unseen'
  | 'bow'
  | 'gesture'
  | 'smile'
  | 'voice-clerk'
  | 'voice-citizen'
  | 'voice-unknown';

/** Units of an event's `value`: degrees, a score 0..1, or loudness units (ITU-R BS.1770). */
export const EVENT_UNITS = ['deg', 'score', 'LU'] as const;
export type EventUnit = (typeof EVENT_UNITS)[number];

export interface EventEntry {
  /** Role of the person who does it; `unknown` for what is heard from nobody knows whom. */
  readonly role: Role;
  /** What must be seen before "did not happen" may be said; the first that is hidden is the reason given. */
  readonly needs: readonly ObservableQuantity[];
  /** Left out where the event has no value. */
  readonly unit?: EventUnit;
  /** Its kinds by name; left out where there is only one. */
  readonly variants?: Readonly<Record<string, Wording>>;
  readonly wording: Wording;
  /** Short form that fits into a bar of the timeline. */
  readonly short: Wording;
  /** Where it begins and ends; what its value is. */
  readonly meaning: string;
  readonly lane: EventLane;
  readonly tone: EventTone;
}
