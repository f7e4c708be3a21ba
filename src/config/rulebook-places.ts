import { readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LiyiError } from '../core/errors.ts';
import { invalidRulebook, type RulebookProblem } from './rulebook-problem.ts';
import { bilingual } from './rulebook-schema.ts';

/** Folder with a file for every rulebook that comes with the program, named by its id. */
export const SHIPPED_RULEBOOKS = fileURLToPath(new URL('../rulebooks/data/', import.meta.url));

/** What the settings say about rulebooks. */
export interface RulebookSettings {
  /** Ids and paths to judge by; left out: all that come with the program. */
  readonly judgeBy?: readonly string[];
  /** Files and folders with a city's own rulebooks, whose ids may be used wherever an id may. */
  readonly paths?: readonly string[];
}

/**
 * Whether a name is the path of a file or folder: it has a slash, or the extension of a rulebook file. An id has
 * neither.
 */
export const isRulebookPath = (name: string): boolean => /[/\\]|\.(ya?ml|json)$/i.test(name);

/**
 * The settings of rulebooks.
 * @param names as `rulebooks:` lists them
 * @param absolute makes a path absolute
 */
export function rulebookSettings(
  names: readonly string[] | undefined,
  absolute: (path: string) => string,
): RulebookSettings {
  if (names === undefined) return {};
  const judgeBy = withAbsolutePaths(names, absolute);
  return { judgeBy, paths: judgeBy.filter(isRulebookPath) };
}

/** The settings with the files and folders among these names as places too. */
export const withPlacesOf = (names: readonly string[] | undefined, settings: RulebookSettings): RulebookSettings => ({
  ...settings,
  paths: [...(settings.paths ?? []), ...(names ?? []).filter(isRulebookPath)],
});

/** The same names with absolute paths; ids stay. */
export const withAbsolutePaths = (names: readonly string[], absolute: (path: string) => string): string[] =>
  names.map((name) => (isRulebookPath(name) ? absolute(name) : name));

/** The id that a rulebook file must have: its name without folder and extension. */
export const idOfFile = (file: string): string => basename(file, extname(file));

/**
 * The file itself, or the rulebook files of a folder in order of their names.
 * @throws LiyiError LIYI_RULEBOOK_UNKNOWN where there is no such file or folder, LIYI_RULEBOOK_INVALID for an empty
 * folder
 */
export function rulebookFiles(path: string): string[] {
  const info = statSync(path, { throwIfNoEntry: false });
  if (!info)
    throw new LiyiError('LIYI_RULEBOOK_UNKNOWN', {
      message: `${path}: there is no such file or folder of rulebooks.`,
      remedy: 'Check the path where it is named: the settings, a list of cameras, or the command.',
    });
  if (!info.isDirectory()) return [join(realpathSync(dirname(path)), basename(path))];
  const files = readdirSync(path)
    .filter((name) => /^[^.].*\.(ya?ml|json)$/i.test(name))
    .map((name) => join(realpathSync(path), name))
    .filter((file) => statSync(file).isFile())
    .toSorted();
  if (files.length > 0) return files;
  const text = bilingual({
    zh: '没有规范文件（.yaml、.yml、.json）',
    en: 'holds no rulebook file (.yaml, .yml, .json)',
  });
  throw invalidRulebook([{ file: path, text }]);
}

/** Problems of files that give an id another file has already given to another rulebook. */
export function clashesOf(files: readonly string[]): RulebookProblem[] {
  const first = new Map<string, string>();
  return [...new Set(files)].flatMap((file) => {
    const id = idOfFile(file);
    const former = first.get(id);
    first.set(id, former ?? file);
    if (former === undefined) return [];
    const text = bilingual({
      zh: `编号 ${id} 已属于 ${former}，请另取编号`,
      en: `the id ${id} belongs to ${former}; give this one another`,
    });
    return [{ file, key: 'id', text }];
  });
}
