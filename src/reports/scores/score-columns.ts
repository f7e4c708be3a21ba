import { VERDICT_WORDING, VERDICTS } from '../../contract/verdict.ts';
import type { Share } from '../../store/scores/score.ts';
import type { ScoreRow } from './score-table.ts';

/** One column of a table of scores: its title, kind and value. */
export interface ScoreColumn {
  readonly title: string;
  readonly kind: 'text' | 'count' | 'share';
  /** A share is 0..1; undefined where there is nothing to take a share of. */
  readonly value: (row: ScoreRow) => string | number | undefined;
}

const shareValue = (share: Share): number | undefined => (share.available ? share.value : undefined);

const hundredths = (value: number): number => Math.round(value * 100) / 100;

/** Columns of the score files for spreadsheets. */
export const SCORE_COLUMNS: readonly ScoreColumn[] = [
  { title: '大厅 Hall', kind: 'text', value: (row) => row.hall },
  { title: '窗口 Window', kind: 'text', value: (row) => row.window },
  { title: '规范 Rulebook', kind: 'text', value: (row) => row.rulebook },
  { title: '条款 Clause', kind: 'text', value: (row) => row.clause },
  { title: '要求', kind: 'text', value: (row) => row.wording?.zh },
  { title: 'Requirement', kind: 'text', value: (row) => row.wording?.en },
  ...VERDICTS.map((verdict): ScoreColumn => {
    const { zh, en } = VERDICT_WORDING[verdict];
    return { title: `${zh} ${en}`, kind: 'count', value: (row) => row.score.counts[verdict] };
  }),
  { title: '达标率 Compliance', kind: 'share', value: (row) => shareValue(row.score.complianceRate) },
  {
    title: '95% 下限 low',
    kind: 'share',
    value: ({ score: { complianceRate } }) => (complianceRate.available ? complianceRate.low : undefined),
  },
  {
    title: '95% 上限 high',
    kind: 'share',
    value: ({ score: { complianceRate } }) => (complianceRate.available ? complianceRate.high : undefined),
  },
  { title: '可判率 Coverage', kind: 'share', value: (row) => shareValue(row.score.coverage) },
  { title: '在岗禁止行为次数 Episodes', kind: 'count', value: (row) => row.score.onDuty.episodes },
  { title: '观察小时 Hours watched', kind: 'count', value: (row) => hundredths(row.score.onDuty.hours) },
  {
    title: '每小时次数 Episodes an hour',
    kind: 'count',
    value: ({ score: { onDuty } }) => (onDuty.perHour.available ? hundredths(onDuty.perHour.value) : undefined),
  },
  { title: '人工复核 Reviewed', kind: 'count', value: (row) => row.score.reviewed },
];
