import { existsSync } from 'node:fs';
import { extname } from 'node:path';
import { SUBTITLE_EXTENSIONS } from './read-subtitles.ts';

/** The file of words that lies beside a recording under its name; undefined where there is none. */
export function subtitlesBeside(path: string): string | undefined {
  const stem = path.slice(0, path.length - extname(path).length);
  return SUBTITLE_EXTENSIONS.map((extension) => `${stem}${extension}`).find(
    (file) => file !== path && existsSync(file),
  );
}
