import { HALL_OFFSET, hallDateTime } from '../contract/hall-time.ts';
import type { Interval } from '../core/interval.ts';
import type { EpochMilliseconds, Milliseconds } from '../core/units.ts';

/**
 * Time from the beginning of the footage to a tenth of a second, as players show it: `0:31.4`, `1:02:03.4`; `-0:02.0` in
 * the recording before.
 */
export function formatOffset(t: Milliseconds): string {
  if (t < 0) return `-${formatOffset(-t)}`;
  const tenths = Math.round(t / 100);
  const part = (size: number, modulo: number) => Math.floor(tenths / size) % modulo;
  const seconds = `${String(part(10, 60)).padStart(2, '0')}.${part(1, 10)}`;
  const hours = Math.floor(tenths / 36_000);
  return hours > 0 ? `${hours}:${String(part(600, 60)).padStart(2, '0')}:${seconds}` : `${part(600, 60)}:${seconds}`;
}

/** A length of time to the second: `0:31`, `1:02:03`. */
export const formatLength = (length: Milliseconds): string =>
  formatOffset(Math.round(length / 1000) * 1000).replace(/\.0$/, '');

/** Begin and end of an interval to a tenth of a second: `0:31.4–0:35.0`. */
export const formatInterval = ({ startMs, endMs }: Interval): string =>
  `${formatOffset(startMs)}–${formatOffset(endMs)}`;

/** A moment as the clocks at the halls show it, with the zone: `2026-11-20T09:00:00+08:00`. */
export const formatInstant = (at: EpochMilliseconds): string => `${hallDateTime(at).slice(0, 19)}${HALL_OFFSET}`;
