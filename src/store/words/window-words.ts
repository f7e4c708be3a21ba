import type { EpochMilliseconds } from '../../core/units.ts';
import type { Database } from '../schema.ts';
import { type SpokenLine, spokenLine, spokenLines } from './spoken-lines.ts';

/** Clerks' lines of the recordings of a window that show some of a period, in order of recording and time. */
export async function windowWords(
  db: Database,
  windowId: number,
  { from, to }: { readonly from: EpochMilliseconds; readonly to: EpochMilliseconds },
): Promise<SpokenLine[]> {
  const rows = await spokenLines(db)
    .where('runs.window_id', '=', windowId)
    .where('runs.ended_at', '>', from)
    .where('runs.started_at', '<', to)
    .orderBy('runs.started_at')
    .orderBy('spoken_words.start_ms')
    .execute();
  return rows.map(spokenLine);
}
