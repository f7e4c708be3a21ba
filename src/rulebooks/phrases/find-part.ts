import type { Syllable } from '../../voice/spoken-words.ts';
import { syllableDistance } from './near-syllables.ts';

/** Where a sequence of syllables was found in a longer one: from `from` up to, not with, `to`. */
export interface FoundPart {
  readonly from: number;
  readonly to: number;
  /** 1 the same, 0 nothing alike: 1 less the edit distance for each syllable that was looked for. */
  readonly similarity: number;
}

/** A syllable too many or too few. */
const GAP_COST = 1;

/**
 * The places at which a part is spoken at least as similarly as asked, the most similar first, without overlap. Source: Sellers
 * 1980, edit distance with a free start and end.
 */
export function findPart(part: readonly Syllable[], spoken: readonly Syllable[], least: number): FoundPart[] {
  if (part.length === 0) return [];
  const ends = endsOf(part, spoken)
    .map(({ from, cost }, to) => ({ from, to, similarity: 1 - cost / part.length }))
    .filter(({ similarity, from, to }) => similarity >= least && to > from);
  const found: FoundPart[] = [];
  for (const end of ends.toSorted((a, b) => b.similarity - a.similarity || a.to - a.from - (b.to - b.from)))
    if (found.every((other) => end.to <= other.from || end.from >= other.to)) found.push(end);
  return found;
}

interface Cell {
  readonly cost: number;
  readonly from: number;
}

/** For each number of syllables spoken: the cheapest way in which the part ends there, and where it then begins. */
function endsOf(part: readonly Syllable[], spoken: readonly Syllable[]): Cell[] {
  let column: Cell[] = part.map((_, i) => ({ cost: (i + 1) * GAP_COST, from: 0 }));
  const ends: Cell[] = [column.at(-1)!];
  for (let j = 0; j < spoken.length; j++) {
    const before = column;
    const next: Cell[] = [];
    for (let i = 0; i < part.length; i++) {
      const start = { cost: 0, from: i === 0 ? j : 0 };
      const diagonal = i === 0 ? start : before[i - 1]!;
      const above = i === 0 ? { cost: 0, from: j + 1 } : next[i - 1]!;
      next.push(
        cheapest([
          { cost: diagonal.cost + syllableDistance(part[i]!, spoken[j]!), from: diagonal.from },
          { cost: before[i]!.cost + GAP_COST, from: before[i]!.from },
          { cost: above.cost + GAP_COST, from: above.from },
        ]),
      );
    }
    column = next;
    ends.push(column.at(-1)!);
  }
  return ends;
}

const cheapest = (cells: readonly Cell[]): Cell => cells.reduce((best, cell) => (cell.cost < best.cost ? cell : best));
