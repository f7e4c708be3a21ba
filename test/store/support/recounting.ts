import { VERDICTS } from '../../../src/contract/verdict.ts';
import type { TimelineStore } from '../../../src/store/store.ts';

const CHINA_OFFSET_MS = 8 * 3_600_000;

/** What the summary must say, counted over the findings of current runs themselves. */
export async function recounted(store: TimelineStore): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  const { findings } = await store.findings({}, { limit: 1_000_000 });
  for (const f of findings) {
    // Footage without a wall-clock time is in no summary.
    if (f.startAt === undefined || f.sameActAs !== undefined) continue;
    const day = new Date(f.startAt + CHINA_OFFSET_MS).toISOString().slice(0, 10);
    const key = [f.hall, f.window, f.rulebook, f.clause, day, f.verdict].join(' ');
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

export async function summarized(store: TimelineStore): Promise<Record<string, number>> {
  const rows = await store.summary({ fromDay: '0000-01-01', toDay: '9999-12-31', perDay: true });
  return Object.fromEntries(
    rows.flatMap((row) =>
      VERDICTS.filter((verdict) => row.counts[verdict] !== 0).map((verdict) => [
        [row.hall, row.window, row.rulebook, row.clause, row.day, verdict].join(' '),
        row.counts[verdict],
      ]),
    ),
  );
}
