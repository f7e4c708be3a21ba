import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { LiyiError } from '../core/errors.ts';
import type { Clause, Rulebook } from '../rulebooks/clause.ts';
import { assertEvaluable } from '../rulebooks/judge-of.ts';
import { parseWith, readDocument } from './read-document.ts';
import { clauseFile, rulebookFile } from './rulebook-files.ts';

/** A folder for every rulebook: `rulebook.json`, and a file for every clause named by its id. */
export const RULEBOOKS_DIR = fileURLToPath(new URL('../rulebooks/data/', import.meta.url));
const RULEBOOK_FILE = 'rulebook.json';

/** In the order of their ids. */
export function rulebookIds(dir: string = RULEBOOKS_DIR): string[] {
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();
}

/**
 * The rulebooks of these ids, in their order, or all of them. Throws LIYI_RULEBOOK_UNKNOWN for an id without a folder,
 * and LIYI_RULEBOOK_INVALID naming the file and key that are wrong.
 */
export function loadRulebooks(ids?: readonly string[], dir: string = RULEBOOKS_DIR): Rulebook[] {
  const known = rulebookIds(dir);
  const unknown = (ids ?? []).filter((id) => !known.includes(id));
  if (unknown.length > 0)
    throw new LiyiError('LIYI_RULEBOOK_UNKNOWN', {
      message: `There is no rulebook ${unknown.join(', ')}.`,
      remedy: `Choose from ${known.join(', ')}.`,
    });
  return [...new Set(ids ?? known)].map((id) => loadRulebook(id, join(dir, id)));
}

/** Throws LIYI_CLAUSE_UNKNOWN. */
export function clauseOf(rulebook: Rulebook, id: string): Clause {
  const clause = rulebook.clauses.find((c) => c.id === id);
  if (clause) return clause;
  throw new LiyiError('LIYI_CLAUSE_UNKNOWN', {
    message: `Rulebook ${rulebook.id} has no clause ${id}.`,
    remedy: `Its clauses are ${rulebook.clauses.map((c) => c.id).join(', ')}.`,
  });
}

function loadRulebook(id: string, folder: string): Rulebook {
  const path = join(folder, RULEBOOK_FILE);
  const { documents, ...about } = parse(rulebookFile, path);
  assertNamed(path, about.id, id);
  const clauses = readdirSync(folder)
    .filter((name) => name.endsWith('.json') && name !== RULEBOOK_FILE)
    .toSorted(new Intl.Collator('en', { numeric: true }).compare)
    .map((name) => loadClause(join(folder, name), documents));
  const rulebook = { ...about, clauses };
  assertEvaluable(rulebook);
  return rulebook;
}

type Documents = z.infer<typeof rulebookFile>['documents'];

function loadClause(path: string, documents: Documents): Clause {
  const file = parse(clauseFile, path);
  assertNamed(path, file.id, basename(path, '.json'));
  const document = documents[file.source.document];
  if (!document)
    throw new LiyiError('LIYI_RULEBOOK_INVALID', {
      message: `${path}: source.document ${file.source.document} is not in ${RULEBOOK_FILE}`,
      remedy: `Use one of ${Object.keys(documents).join(', ')}, or add the document there.`,
    });
  const { id, validFrom, validTo, phase, channels, severity, wording } = file;
  return {
    id,
    source: { ...document, section: file.source.section },
    validFrom,
    ...(validTo !== undefined && { validTo }),
    phase,
    channels,
    severity,
    judgement: file.check === null ? { check: null, why: file.why } : { check: file.check, options: file.options },
    wording,
  };
}

function parse<T>(schema: z.ZodType<T>, path: string): T {
  return parseWith(schema, readDocument(path, 'LIYI_RULEBOOK_INVALID'), path, 'LIYI_RULEBOOK_INVALID');
}

function assertNamed(path: string, id: string, expected: string): void {
  if (id === expected) return;
  throw new LiyiError('LIYI_RULEBOOK_INVALID', {
    message: `${path}: id is ${id}, but the name says ${expected}`,
    remedy: 'Give the file or folder the name of the id.',
  });
}
