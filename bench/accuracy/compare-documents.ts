/**
 * Whether two folders of `--json` documents say the same: events, blindness, encounters and findings, to the millisecond.
 * `npm run bench:compare -- <before> <after>`. Ends with 1 where a document differs or is in one folder only.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';

/** What an analysis reports; the record of the engine may change without a change of the report. */
const REPORTED = ['people', 'events', 'blindness', 'encounters', 'findings', 'completeness'] as const;

type AnalysisDocument = Readonly<Record<(typeof REPORTED)[number], unknown>>;

const { positionals } = parseArgs({ allowPositionals: true });
const [before, after] = positionals;
if (before === undefined || after === undefined) throw new TypeError('usage: compare-documents <before> <after>');

const namesIn = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.json'));
const documentIn = (folder: string, name: string): AnalysisDocument =>
  JSON.parse(readFileSync(join(folder, name), 'utf8'));

const [inBefore, inAfter] = [namesIn(before), namesIn(after)];
const problems = [
  ...inBefore.filter((name) => !inAfter.includes(name)).map((name) => `${name}: only in ${before}`),
  ...inAfter.filter((name) => !inBefore.includes(name)).map((name) => `${name}: only in ${after}`),
  ...inBefore
    .filter((name) => inAfter.includes(name))
    .flatMap((name) => differences(name, documentIn(before, name), documentIn(after, name))),
];
for (const problem of problems) console.log(problem);
console.log(`${inBefore.length} documents compared, ${problems.length} differences`);
process.exitCode = problems.length > 0 ? 1 : 0;

function differences(name: string, a: AnalysisDocument, b: AnalysisDocument): string[] {
  return REPORTED.filter((part) => !isDeepStrictEqual(a[part], b[part])).map(
    (part) => `${name}: ${part} ${firstDifference(a[part], b[part])}`,
  );
}

/** The first entry that differs, for a first look. */
function firstDifference(a: unknown, b: unknown): string {
  if (!Array.isArray(a) || !Array.isArray(b)) return `${JSON.stringify(a)} → ${JSON.stringify(b)}`;
  const at = Array.from({ length: Math.max(a.length, b.length) }).findIndex((_, i) => !isDeepStrictEqual(a[i], b[i]));
  return `(${a.length} → ${b.length}) [${at}] ${JSON.stringify(a[at])} → ${JSON.stringify(b[at])}`;
}
