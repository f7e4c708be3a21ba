/** One measured number of the bench. */
export interface Figure {
  readonly id: string;
  readonly name: string;
  /** Median of the repeats. */
  readonly value: number;
  readonly unit: 'ms' | '×' | 'streams' | 'MB' | '%';
  readonly better: 'lower' | 'higher';
  /** What it must reach, and what is aimed at, on the machine it is stated for. */
  readonly must?: number;
  readonly aim?: number;
  /** All repeats, in order. */
  readonly repeats: readonly number[];
  readonly note?: string;
}

/** @param isQuick only for a first look */
export type Section = (repeats: number, isQuick: boolean) => Promise<readonly Figure[]>;

export const reaches = ({ value, better }: Figure, goal: number): boolean =>
  better === 'lower' ? value <= goal : value >= goal;

/** Smallest change that counts as slower: what two runs on a quiet machine differ by. */
const WORSE = 1.1;

/** @returns a line for every figure that got worse */
export function comparison(now: readonly Figure[], before: readonly Figure[]): string[] {
  return now.flatMap((figure) => {
    const old = before.find(({ id }) => id === figure.id);
    if (!old || old.value <= 0 || figure.value <= 0) return [];
    const ratio = figure.better === 'lower' ? figure.value / old.value : old.value / figure.value;
    if (ratio < WORSE) return [];
    const change = `${old.value.toFixed(2)} → ${figure.value.toFixed(2)} ${figure.unit}`;
    return [`${figure.name}: ${change} (${ratio.toFixed(2)} times worse)`];
  });
}

export function table(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.name,
    `${figure.value.toFixed(figure.value >= 100 ? 0 : 2)} ${figure.unit}`,
    goal(figure, figure.must),
    goal(figure, figure.aim),
    figure.note ?? '',
  ]);
  const all = [['figure', 'measured', 'must', 'aim', ''], ...rows];
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const goal = (figure: Figure, value: number | undefined): string =>
  value === undefined ? '–' : `${value} ${reaches(figure, value) ? '✓' : '✗'}`;
