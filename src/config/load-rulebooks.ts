import { LiyiError } from '../core/errors.ts';
import type { Clause, Rulebook } from '../rulebooks/clause.ts';
import { type RulebookReading, readRulebook } from './read-rulebook.ts';
import {
  clashesOf,
  idOfFile,
  isRulebookPath,
  type RulebookSettings,
  rulebookFiles,
  SHIPPED_RULEBOOKS,
} from './rulebook-places.ts';
import { invalidRulebook, type RulebookProblem } from './rulebook-problem.ts';

/**
 * The rulebooks of these names, in their order. A name is an id, or the path of a file or folder of rulebooks. Left out:
 * those of the settings, or else all that come with the program.
 * @throws LiyiError LIYI_RULEBOOK_UNKNOWN, LIYI_RULEBOOK_INVALID with everything that is wrong in their files
 */
export function loadRulebooks(names?: readonly string[], settings: RulebookSettings = {}): Rulebook[] {
  const asked = names ?? settings.judgeBy ?? [SHIPPED_RULEBOOKS];
  const places = [SHIPPED_RULEBOOKS, ...(settings.paths ?? []), ...asked.filter(isRulebookPath)];
  const files = [...new Set(places.flatMap(rulebookFiles))];
  const known = new Map(files.map((file) => [idOfFile(file), file]));
  const ids = asked.flatMap((name) => (isRulebookPath(name) ? rulebookFiles(name).map(idOfFile) : [name]));
  const unknown = ids.filter((id) => !known.has(id));
  if (unknown.length > 0)
    throw new LiyiError('LIYI_RULEBOOK_UNKNOWN', {
      message: `There is no rulebook ${unknown.join(', ')}.`,
      remedy:
        `Choose from ${[...known.keys()].join(', ')}, or name your own file or folder as a path (./rulebooks), ` +
        'here or in the settings.',
    });
  return read(
    [...new Set(ids)].map((id) => known.get(id)!),
    clashesOf(files),
  );
}

/** All rulebooks that come with the program and all of the settings, to name what the store holds. */
export const knownRulebooks = ({ paths = [] }: RulebookSettings = {}): Rulebook[] =>
  loadRulebooks([SHIPPED_RULEBOOKS, ...paths]);

export interface CheckedFile {
  readonly file: string;
  readonly reading: RulebookReading;
}

/**
 * What is in each file of a file or folder, valid or not.
 * @throws LiyiError LIYI_RULEBOOK_UNKNOWN, LIYI_RULEBOOK_INVALID
 */
export function checkRulebooks(path: string): CheckedFile[] {
  const files = rulebookFiles(path);
  const clashes = clashesOf([...rulebookFiles(SHIPPED_RULEBOOKS), ...files]);
  return files.map((file) => {
    const reading = readRulebook(file);
    const problems = [...clashes.filter((clash) => clash.file === file), ...(reading.problems ?? [])];
    return { file, reading: problems.length > 0 ? { problems } : reading };
  });
}

/**
 * The clause with this id.
 * @throws LiyiError LIYI_CLAUSE_UNKNOWN
 */
export function clauseOf(rulebook: Rulebook, id: string): Clause {
  const clause = rulebook.clauses.find((c) => c.id === id);
  if (clause) return clause;
  throw new LiyiError('LIYI_CLAUSE_UNKNOWN', {
    message: `Rulebook ${rulebook.id} has no clause ${id}.`,
    remedy: `Its clauses are ${rulebook.clauses.map((c) => c.id).join(', ')}.`,
  });
}

function read(files: readonly string[], clashes: readonly RulebookProblem[]): Rulebook[] {
  const readings = files.map(readRulebook);
  const problems = [...clashes, ...readings.flatMap((reading) => reading.problems ?? [])];
  if (problems.length > 0) throw invalidRulebook(problems);
  return readings.flatMap((reading) => reading.rulebook ?? []);
}
