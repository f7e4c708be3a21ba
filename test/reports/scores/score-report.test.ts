import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { loadRulebooks } from '../../../src/config/load-rulebooks.ts';
import { dayPeriod, lastDay, lastMonth, monthPeriod } from '../../../src/reports/scores/score-period.ts';
import { type RulebookScores, scoreTable } from '../../../src/reports/scores/score-table.ts';
import { SCORE_FORMATS, writeScoreReport } from '../../../src/reports/scores/write-score-report.ts';
import type { VerdictTally } from '../../../src/store/scores/verdict-tally.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const rulebooks = loadRulebooks(['qingpu-2023']);
const judged = rulebooks[0]!.clauses.filter(({ judgement }) => judgement.check !== null);
const unjudged = rulebooks[0]!.clauses.find(({ judgement }) => judgement.check === null)!;

const tally = (over: Partial<VerdictTally> = {}): VerdictTally => ({
  hall: 'default',
  window: 'A01',
  rulebook: 'qingpu-2023',
  clause: judged[0]!.id,
  verdict: 'met',
  reviewed: false,
  count: 3,
  ...over,
});

const tallies = [
  tally({ window: 'B01', clause: judged[1]!.id, count: 2 }),
  tally(),
  tally({ verdict: 'not-met', count: 1 }),
  tally({ verdict: 'needs-review', count: 4 }),
  tally({ clause: unjudged.id, verdict: 'not-assessable', count: 9 }),
];

describe('the scores of a period', () => {
  it('are by window and clause, without what nothing judges', () => {
    const table = scoreTable(dayPeriod('2026-11-20'), tallies, rulebooks);
    const [{ windows, total }] = table.rulebooks as [RulebookScores];
    expect(windows.map(({ window, rows }) => [window, rows.map(({ clause }) => clause)])).toEqual([
      ['A01', [judged[0]!.id]],
      ['B01', [judged[1]!.id]],
    ]);
    const [row] = windows[0]!.rows;
    expect(row!.score.counts).toMatchObject({ met: 3, 'not-met': 1, 'needs-review': 4 });
    expect(row!.score.complianceRate).toMatchObject({ available: true, value: 0.75 });
    expect(row!.score.coverage).toMatchObject({ available: true, value: 0.5 });
    expect(total).toMatchObject({ unjudged: 9, counts: { met: 5 } });
  });

  it('are written as a page, as CSV and as a workbook that say the same', async () => {
    using folder = temporaryFolder();
    const table = scoreTable(monthPeriod('2026-11'), tallies, rulebooks);
    const paths = await writeScoreReport({
      table,
      rulebooks,
      folder: folder.path,
      formats: SCORE_FORMATS,
      writtenAt: Date.parse('2026-12-01T07:00:00+08:00'),
    });
    expect(paths.map((path) => path.slice(folder.path.length + 1))).toEqual([
      'scores-2026-11.html',
      'scores-2026-11.csv',
      'scores-2026-11.xlsx',
    ]);
    const [page, csv] = paths.map((path) => readFileSync(path, 'utf8'));
    expect(page).toContain('窗口服务规范月报');
    expect(page).toContain('75.0%');
    expect(page).not.toMatch(/https?:/);
    expect(csv).toContain(`default,A01,qingpu-2023,${judged[0]!.id},`);
    expect(csv).toContain(',3,1,4,0,0,0.75,');
    const sheet = strFromU8(unzipSync(readFileSync(paths[2]!))['xl/worksheets/sheet1.xml']!);
    expect(sheet).toContain('<v>0.75</v>');
  });

  it('of several rulebooks are apart and never summed', async () => {
    using folder = temporaryFolder();
    const other = tally({ rulebook: 'changzhou-2019', clause: 'x', verdict: 'not-met', count: 6 });
    const table = scoreTable(dayPeriod('2026-11-20'), [...tallies, other], rulebooks);
    expect(table.rulebooks.map(({ rulebook, total }) => [rulebook, total.counts.met, total.counts['not-met']])).toEqual(
      [
        ['changzhou-2019', 0, 6],
        ['qingpu-2023', 5, 1],
      ],
    );
    const request = { table, rulebooks, folder: folder.path, formats: ['html', 'csv'] as const, writtenAt: 0 };
    const [page, csv] = (await writeScoreReport(request)).map((path) => readFileSync(path, 'utf8'));
    expect(page).toContain('不相加');
    expect(page).toContain('<code>changzhou-2019</code>');
    expect(page).not.toContain(`>${5 + 0}</td><td class="number">${1 + 6}<`);
    expect(csv!.indexOf('changzhou-2019')).toBeLessThan(csv!.indexOf('qingpu-2023'));
  });

  it('of a time without footage say so', async () => {
    using folder = temporaryFolder();
    const table = scoreTable(dayPeriod('2026-11-20'), [], rulebooks);
    const request = { table, rulebooks, folder: folder.path, formats: ['html'] as const, writtenAt: 0 };
    const [path] = await writeScoreReport(request);
    expect(readFileSync(path!, 'utf8')).toContain('没有已评的录像');
  });
});

describe('a period by the clock on the wall', () => {
  it.each([
    ['2026-11-21T06:30:00+08:00', '2026-11-20', '2026-10'],
    ['2026-12-01T00:10:00+08:00', '2026-11-30', '2026-11'],
    ['2027-01-01T07:00:00+08:00', '2026-12-31', '2026-12'],
  ])('at %s the last day is %s, the last month %s', (now, day, month) => {
    expect(lastDay(Date.parse(now)).name).toBe(day);
    expect(lastMonth(Date.parse(now)).name).toBe(month);
  });

  it('knows how long a month is', () => {
    expect(monthPeriod('2028-02')).toEqual({ name: '2028-02', fromDay: '2028-02-01', toDay: '2028-02-29' });
  });
});
