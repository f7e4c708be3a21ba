import writeExcelFile, { type Cell } from 'write-excel-file/node';
import { REASON_WORDING } from '../contract/finding-reason.ts';
import { VERDICT_WORDING } from '../contract/verdict.ts';
import type { FoundFinding } from '../store/reviews/find-findings.ts';
import { csvText } from './csv.ts';
import { formatInstant } from './time-text.ts';

/** A finding with the wording of its clause. */
export interface ListedFinding {
  readonly finding: FoundFinding;
  readonly wording: string;
}

interface Column {
  readonly title: string;
  readonly width: number;
  readonly value: (listed: ListedFinding) => string | number | undefined;
}

const COLUMNS: readonly Column[] = [
  { title: '编号 Finding', width: 10, value: ({ finding }) => finding.id },
  { title: '大厅 Hall', width: 14, value: ({ finding }) => finding.hall },
  { title: '窗口 Window', width: 10, value: ({ finding }) => finding.window },
  {
    title: '时间 Time',
    width: 26,
    value: ({ finding: { startAt } }) => (startAt === undefined ? undefined : formatInstant(startAt)),
  },
  { title: '规范 Rulebook', width: 16, value: ({ finding }) => finding.rulebook },
  { title: '条款 Clause', width: 24, value: ({ finding }) => finding.clause },
  { title: '要求 Requirement', width: 40, value: ({ wording }) => wording },
  { title: '自动判定 Automatic', width: 14, value: ({ finding }) => VERDICT_WORDING[finding.verdict].zh },
  { title: '原因 Reason', width: 24, value: ({ finding }) => REASON_WORDING[finding.reason].zh },
  { title: '实测 Measured', width: 12, value: ({ finding }) => finding.value?.value },
  { title: '不确定度 Uncertainty', width: 12, value: ({ finding }) => finding.value?.uncertainty },
  { title: '标准 Threshold', width: 12, value: ({ finding }) => finding.threshold?.value },
  { title: '单位 Unit', width: 8, value: ({ finding }) => finding.value?.unit },
  { title: '次数 Episodes', width: 10, value: ({ finding }) => finding.episodes?.seen.length },
  {
    title: '复核结论 Reviewed',
    width: 14,
    value: ({ finding: { review } }) => (review.verdict === undefined ? undefined : VERDICT_WORDING[review.verdict].zh),
  },
];

const cells = (listed: ListedFinding) => COLUMNS.map(({ value }) => value(listed));

/** A list of findings as CSV for spreadsheets, with titles in Chinese and English. */
export const findingsCsv = (findings: readonly ListedFinding[]): string =>
  csvText([COLUMNS.map(({ title }) => title), ...findings.map(cells)]);

/** A list of findings as an Excel workbook with one sheet, whose title row stays in sight. */
export async function findingsWorkbook(findings: readonly ListedFinding[]): Promise<Uint8Array> {
  const head = COLUMNS.map(({ title }) => ({ value: title, fontWeight: 'bold' as const, wrap: true }));
  const body = findings.map((listed) =>
    cells(listed).map((value): Cell => {
      if (value === undefined) return null;
      return typeof value === 'string' ? { value, type: String } : { value, type: Number };
    }),
  );
  const columns = COLUMNS.map(({ width }) => ({ width }));
  return await writeExcelFile([head, ...body], { sheet: 'findings', stickyRowsCount: 1, columns }).toBuffer();
}
