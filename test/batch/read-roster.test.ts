import { describe, expect, it } from 'vitest';
import { readRoster } from '../../src/batch/read-roster.ts';

const at = (time: string) => Date.parse(`2026-11-20T${time}+08:00`);

describe('a roster', () => {
  it.each([
    ['commas', 'window,staff_number,start,end\nA01,S-7,2026-11-20 09:00,2026-11-20T12:00:00+08:00\n'],
    ['tabs', 'window\tstaff_number\tstart\tend\r\nA01\tS-7\t2026/11/20 9:00\t2026-11-20T04:00:00Z\r\n'],
    ['Chinese columns', '\uFEFF窗口,工号,开始,结束\nA01,S-7,2026-11-20 09:00:00,2026-11-20 12:00\n'],
  ])('is read with %s', (_, text) => {
    expect(readRoster(text)).toEqual([
      { line: 2, window: 'A01', staffNumber: 'S-7', startAt: at('09:00:00'), endAt: at('12:00:00') },
    ]);
  });

  it('may name halls and posts, and leave some out', () => {
    const text = [
      'hall,window,post,staff_number,start,end',
      'north,A01,left,S-7,2026-11-20 09:00,2026-11-20 12:00',
      ',A01,,S-8,2026-11-20 13:00,2026-11-20 17:00',
    ].join('\n');
    const [first, second] = readRoster(text);
    expect(first).toMatchObject({ hall: 'north', post: 'left', staffNumber: 'S-7' });
    expect(Object.keys(second!)).toEqual(['line', 'window', 'staffNumber', 'startAt', 'endAt']);
  });

  it.each([
    ['window,staff_number,start\n', 'line 1: the column end is missing'],
    ['window,staff_number,start,end,shoe\n', 'line 1: there is no column "shoe"'],
    ['', 'line 1: the column window is missing'],
    ['window,staff_number,start,end\n,S-7,2026-11-20 09:00,2026-11-20 12:00', 'line 2: the window is missing'],
    ['window,staff_number,start,end\nA01,张三,2026-11-20 09:00,2026-11-20 12:00', 'line 2: "张三" is no staff number'],
    ['window,staff_number,start,end\nA01,S-7,2026-02-30 09:00,2026-11-20 12:00', '"2026-02-30 09:00" is no time'],
    ['window,staff_number,start,end\nA01,S-7,2026-11-20 25:00,2026-11-20 12:00', '"2026-11-20 25:00" is no time'],
    [
      'window,staff_number,start,end\nA01,S-7,2026-11-20 12:00,2026-11-20 09:00',
      'line 2: a shift ends after its start',
    ],
    [
      'window,staff_number,start,end\nA01,S-7,2026-11-20 12:00,2026-11-22 09:00',
      'line 2: a shift ends after its start',
    ],
    ['window,staff_number,start,end\nA01,"S"7,x,y', 'a quote stands where none belongs'],
  ])('is refused: %j', (text, message) => {
    expect(() => readRoster(text)).toThrow(
      expect.objectContaining({ code: 'LIYI_ROSTER', message: expect.stringContaining(message) }),
    );
  });
});
