import { describe, expect, it } from 'vitest';
import { namePattern, USUAL_PATTERNS } from '../../src/batch/name-pattern.ts';

const usual = USUAL_PATTERNS.map(namePattern);
const read = (name: string) => usual.map((pattern) => pattern.read(name)).find((found) => found !== undefined);

describe('the names recorders give', () => {
  it.each([
    ['A01_20261120090000', 'A01', '2026-11-20T09:00:00+08:00'],
    ['A01_20261120_090000', 'A01', '2026-11-20T09:00:00+08:00'],
    ['A01 2026-11-20 09-00-00', 'A01', '2026-11-20T09:00:00+08:00'],
    ['A01_2026-11-20T09.00.00', 'A01', '2026-11-20T09:00:00+08:00'],
    ['A0120261120090000', 'A01', '2026-11-20T09:00:00+08:00'],
    ['3号窗口_20261120090000', '3号窗口', '2026-11-20T09:00:00+08:00'],
    ['hall/floor 2/A01_20261120090000', 'A01', '2026-11-20T09:00:00+08:00'],
    ['A01/2026-11-20/09-00-00', 'A01', '2026-11-20T09:00:00+08:00'],
    ['nvr/A01/20261120/235959', 'A01', '2026-11-20T23:59:59+08:00'],
    ['A01/20261120090000', 'A01', '2026-11-20T09:00:00+08:00'],
    ['A01/2026-11-20_09-00-00', 'A01', '2026-11-20T09:00:00+08:00'],
    ['A01/2026/11/20/09/05-06', 'A01', '2026-11-20T09:05:06+08:00'],
    ['A01_20261120090000_20261120100000', 'A01', '2026-11-20T09:00:00+08:00'],
    ['A01-20261120-090000-20261120-100000', 'A01', '2026-11-20T09:00:00+08:00'],
    ['A01_20261120_090000_100000', 'A01', '2026-11-20T09:00:00+08:00'],
    ['A01_2026-11-20_23-00-00_2026-11-21_00-00-00', 'A01', '2026-11-20T23:00:00+08:00'],
    ['A01/20261120090000_20261120100000', 'A01', '2026-11-20T09:00:00+08:00'],
    ['A01/2026-11-20/09.00.00-10.00.00', 'A01', '2026-11-20T09:00:00+08:00'],
    ['A01.20261120-090000', 'A01', '2026-11-20T09:00:00+08:00'],
    ['A01.2026.11.20.09.00.00', 'A01', '2026-11-20T09:00:00+08:00'],
    ['NVR_ch1_main_20261120090000_20261120100000', 'ch1', '2026-11-20T09:00:00+08:00'],
    ['A01/2026-11-20/001/dav/09/09.15.00-10.00.00[R][0@0][0]', 'A01', '2026-11-20T09:15:00+08:00'],
  ])('%s', (name, window, at) => {
    expect(read(name)).toEqual({ window, startedAt: Date.parse(at) });
  });

  it.each([
    'holiday',
    '20261120090000',
    'A01_20261320090000',
    'A01_20260231090000',
    'A01_20261120250000',
    'A01',
    `${'x'.repeat(65)}_20261120090000`,
    // Which file of several it is, or another copy of it: nothing says when it begins.
    'A01-20261120-090000-20261120-100000_1',
    'A01_20261120090000_20261120100000_1',
    'A01_20261120090000_1',
    'A01_20261120090000-copy',
    'A01_20261120100000_20261120090000',
    'A01_20261120_export_20261121093000',
    '20261120090000_20261120100000',
    'A01 - 20261120090000',
  ])('%s is none of them', (name) => {
    expect(read(name)).toBeUndefined();
  });
});

describe('a pattern of one’s own', () => {
  it('names hall and window, and passes over the rest', () => {
    const pattern = namePattern('{hall}/{*}/{yyyy}{MM}{dd}/cam-{window}/{HH}h{mm}');
    expect(pattern.read('north/disk1/20261120/cam-A01/09h30')).toEqual({
      hall: 'north',
      window: 'A01',
      startedAt: Date.parse('2026-11-20T09:30:00+08:00'),
    });
  });

  it.each([
    ['{windows}_{yyyy}{MM}{dd}{HH}{mm}', '{windows}'],
    ['{window}_{yyyy}{MM}{dd}', '{HH}'],
    ['{window}_{yyyy}{MM}{dd}{HH}{mm}_{yyyy}', '{yyyy}'],
  ])('%s is refused for %s', (text, named) => {
    expect(() => namePattern(text)).toThrow(
      expect.objectContaining({ code: 'LIYI_CONFIG', message: expect.stringContaining(named) }),
    );
  });
});
