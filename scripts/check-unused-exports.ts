/**
 * Whether every export of src/ and web/src/ has a user. A value needs another file of the product that imports it, or a
 * test of what its own file uses; a type needs any use. Prints `file name: what is wrong` and ends with 1 where one has none.
 * `node scripts/check-unused-exports.ts`
 */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const EXPORT = /^export (?:abstract |async )*(const|let|function\*?|class|interface|type|enum) (\w+)/gm;
const NAMED_IMPORT = /^(?:import|export) (?:type )?\{([^}]*)\} from '(\.[^']+)'/gm;
/** Also of a type: `import('./a.ts').A`. */
const WHOLE_IMPORT = /\bimport\('(\.[^']+)'\)/g;

const ofProduct = (file: string): boolean => /^(src|web\/src|bin)\//.test(file);
/** Tests import these by the names of the files in the folder. */
const isReadByFolder = (name: string): boolean => name.endsWith('_PARAMETERS');

/** What is wrong with the exports of these files, by path from the root: `file name: problem`. */
export function exportProblems(texts: ReadonlyMap<string, string>): string[] {
  const importers = importersIn(texts);
  return [...texts].flatMap(([file, text]) =>
    !ofProduct(file)
      ? []
      : [...text.matchAll(EXPORT)].flatMap(([, kind, name]) => {
          const users = importers.get(`${file} ${name}`) ?? [];
          if (users.some(ofProduct) || isReadByFolder(name!)) return [];
          const problem = problemOf(kind!, isUsedBy(text, name!), users.length > 0);
          return problem === undefined ? [] : [`${file} ${name}: ${problem}`];
        }),
  );
}

function problemOf(kind: string, ownFileUsesIt: boolean, testsUseIt: boolean): string | undefined {
  if (!ownFileUsesIt) return testsUseIt ? 'only tests and benches use it' : 'nothing uses it';
  return kind === 'type' || kind === 'interface' || testsUseIt ? undefined : 'nothing imports it: leave out export';
}

/** Whether the name stands there a second time, beside its declaration. */
const isUsedBy = (text: string, name: string): boolean =>
  (text.match(new RegExp(`\\b${name}\\b`, 'g'))?.length ?? 0) > 1;

/** The files that import each export, by `file name`. */
function importersIn(texts: ReadonlyMap<string, string>): Map<string, string[]> {
  const importers = new Map<string, string[]>();
  for (const [file, text] of texts) {
    const add = (path: string, name: string) => {
      const key = `${join(dirname(file), path)} ${name}`;
      importers.set(key, [...(importers.get(key) ?? []), file]);
    };
    for (const [, names, path] of text.matchAll(NAMED_IMPORT))
      for (const name of names!.matchAll(/(?:^|,)\s*(?:type )?(\w+)/g)) add(path!, name[1]!);
    for (const [, path] of text.matchAll(WHOLE_IMPORT))
      for (const [, , name] of (texts.get(join(dirname(file), path!)) ?? '').matchAll(EXPORT))
        if (new RegExp(`\\b${name}\\b`).test(text)) add(path!, name!);
  }
  return importers;
}

if (import.meta.main) {
  const files = globSync('{src,web/src,bin,models,scripts,bench,test}/**/*.{ts,tsx,js,mjs}').filter(
    (file) => file !== 'web/src/api/schema.ts',
  );
  const problems = exportProblems(new Map(files.sort().map((file) => [file, readFileSync(file, 'utf8')])));
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
