import type { PixelPoint } from '../core/geometry.ts';
import type { Interval } from '../core/interval.ts';
import type { Metres, Milliseconds } from '../core/units.ts';
import type { Side } from '../measurements/arm.ts';
import type { PersonSample } from '../measurements/measure-people.ts';

/** Both sides of the counter at one moment. */
export interface HandsAcross {
  readonly tMs: Milliseconds;
  readonly clerk: PersonSample;
  readonly citizen: PersonSample;
}

/** What is known of one meeting of hands, for those who judge its direction and the number of hands. */
export interface Meeting extends Interval {
  /** Where the hands met, in the picture. */
  readonly placePx: PixelPoint;
  /** How far apart the hands were, in the middle of the times when they were near. */
  readonly apartM: Metres;
  /** The clerk's hand that came nearest. */
  readonly hand: Side;
  readonly pxPerMetre: number;
  /** From well before to well after. */
  readonly moments: readonly HandsAcross[];
}
