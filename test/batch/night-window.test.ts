import { describe, expect, it } from 'vitest';
import { nightWindow } from '../../src/batch/night-window.ts';

const HOUR = 3_600_000;
const at = (time: string) => Date.parse(`2026-11-20T${time}+08:00`);

describe('a part of each day', () => {
  it.each([
    ['22:00-06:00', '21:59:59', false, 1000],
    ['22:00-06:00', '22:00:00', true, 8 * HOUR],
    ['22:00-06:00', '03:00:00', true, 3 * HOUR],
    ['22:00-06:00', '06:00:00', false, 16 * HOUR],
    ['12:00-13:30', '12:30:00', true, HOUR],
    ['12:00-13:30', '13:30:00', false, 22.5 * HOUR],
    ['18:00-24:00', '23:00:00', true, HOUR],
    ['18:00-24:00', '00:00:00', false, 18 * HOUR],
  ])('%s at %s', (text, time, open, untilMs) => {
    const window = nightWindow(text);
    expect([window.isOpen(at(time)), window.untilChange(at(time))]).toEqual([open, untilMs]);
  });

  it.each(['', '22-6', '22:00', '25:00-06:00', '22:00-22:00'])('%j is none', (text) => {
    expect(() => nightWindow(text)).toThrow(expect.objectContaining({ code: 'LIYI_USAGE' }));
  });
});
