/** One thing that took time at a window. Times are epoch milliseconds. */
export interface LaneEntry {
  readonly id: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly colour: string;
  readonly label: string;
  /** Written inside where it fits. */
  readonly short?: string;
  /** Opened by a click or Enter. */
  readonly href?: string;
  readonly hatched?: boolean;
  /** From the top, of the lane's `rows`. */
  readonly row?: number;
  /** Moment of the still shown on hovering; the middle where left out. */
  readonly stillMs?: number;
}

export interface Lane {
  readonly name: string;
  readonly title: string;
  /** In order of `startMs`. */
  readonly entries: readonly LaneEntry[];
  /** Length of the longest entry: limits how far back a search for visible entries must look. */
  readonly longestMs: number;
  readonly heightPx: number;
  /** Entries that overlap in time lie below each other. */
  readonly rows: number;
}

export function lane(name: string, title: string, entries: readonly LaneEntry[], heightPx = 26): Lane {
  return {
    name,
    title,
    heightPx,
    rows: 1,
    entries: [...entries].sort((a, b) => a.startMs - b.startMs),
    longestMs: entries.reduce((longest, e) => Math.max(longest, e.endMs - e.startMs), 0),
  };
}

/** A lane whose entries say in which row they lie. */
export function rowedLane(name: string, title: string, entries: readonly LaneEntry[], rowPx: number): Lane {
  const rows = entries.reduce((most, { row = 0 }) => Math.max(most, row + 1), 1);
  return { ...lane(name, title, entries, rows * rowPx), rows };
}

/** A lane whose entries overlap: each lies in the first row that is free, in the last one where none is. */
export function stackedLane(
  name: string,
  title: string,
  entries: readonly LaneEntry[],
  rowPx: number,
  most: number,
): Lane {
  const flat = lane(name, title, entries);
  const freeFrom: number[] = [];
  const placed = flat.entries.map((entry) => {
    const free = freeFrom.findIndex((tMs) => tMs <= entry.startMs);
    const row = free !== -1 ? free : Math.min(freeFrom.length, most - 1);
    freeFrom[row] = Math.max(freeFrom[row] ?? 0, entry.endMs);
    return { ...entry, row };
  });
  const rows = Math.max(1, freeFrom.length);
  return { ...flat, entries: placed, rows, heightPx: rows * rowPx };
}

/** Index of the first entry that begins at or after a moment. */
export function firstFrom(entries: readonly LaneEntry[], tMs: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entries[middle]!.startMs < tMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The shortest entry at a moment, or the one nearest to it within `slackMs`. */
export function entryAt(
  { entries, longestMs }: Lane,
  tMs: number,
  slackMs: number,
  row: number,
): LaneEntry | undefined {
  let best: LaneEntry | undefined;
  let bestScore = Number.POSITIVE_INFINITY;
  for (let i = firstFrom(entries, tMs - longestMs - slackMs); i < entries.length; i++) {
    const entry = entries[i]!;
    if (entry.startMs > tMs + slackMs) break;
    if ((entry.row ?? 0) !== row) continue;
    const away = Math.max(0, entry.startMs - tMs, tMs - entry.endMs);
    if (away > slackMs) continue;
    const score = away * 1e6 + (entry.endMs - entry.startMs);
    if (score < bestScore) {
      best = entry;
      bestScore = score;
    }
  }
  return best;
}
