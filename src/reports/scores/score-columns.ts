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
  { title: '人工复核 Reviewed', kind: 'count', value: (row) => row.score.reviewed },
];
