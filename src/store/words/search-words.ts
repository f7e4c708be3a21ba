import type { EpochMilliseconds } from '../../core/units.ts';
import type { Syllable } from '../../voice/spoken-words.ts';
import type { Database } from '../schema.ts';
import { type SpokenLine, spokenLine, spokenLines } from './spoken-lines.ts';

export interface WordsQuery {
  /** What is looked for, as it sounds. */
  readonly syllables: readonly Syllable[];
  readonly hall?: string | undefined;
  /** Codes of halls, any of them. */
  readonly halls?: readonly string[] | undefined;
  readonly window?: string | undefined;
  readonly from?: EpochMilliseconds | undefined;
  readonly to?: EpochMilliseconds | undefined;
}

/** Clerks' lines with these syllables one after the other, whatever their characters and tones, newest first. */
export async function searchWords(
  db: Database,
  { syllables, hall, halls, window, from, to }: WordsQuery,
  page: { readonly before?: number | undefined; readonly limit: number },
): Promise<SpokenLine[]> {
  let rows = spokenLines(db).where('spoken_words.sounds', 'like', `% ${syllables.join(' ')} %`);
  if (hall !== undefined) rows = rows.where('halls.code', '=', hall);
  if (halls !== undefined) rows = rows.where('halls.code', 'in', halls);
  if (window !== undefined) rows = rows.where('windows.code', '=', window);
  if (from !== undefined) rows = rows.where('runs.ended_at', '>', from);
  if (to !== undefined) rows = rows.where('runs.started_at', '<', to);
  if (page.before !== undefined) rows = rows.where('spoken_words.id', '<', page.before);
  const found = await rows.orderBy('spoken_words.id', 'desc').limit(page.limit).execute();
  return found.map(spokenLine);
}
