/**
 * Whether every exported function, class and interface with methods in src/ says what it does: a doc comment of a few
 * words that are not those of its name. Prints `file:line name: what is wrong` and ends with 1 where one does not.
 * `node scripts/check-doc-comments.ts [folder…]`
 */
import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';

/** Fewer words say nothing that the signature does not. */
const FEWEST_WORDS = 4;
/** Fewest words among these that are neither in the name nor filler. */
const FEWEST_OWN_WORDS = 2;
const FILLER = new Set(
  'a an the of to in on at by for from with and or as is are be it its this that these which who what where when whether return returns get gets given function class'.split(
    ' ',
  ),
);

interface Documented {
  readonly name: string;
  readonly node: ts.Node;
}

/** What is wrong with the doc comments of one file's exports: `file:line name: problem`, in order of lines. */
export function docProblems(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  return source.statements.flatMap((statement) =>
    isExported(statement)
      ? documentedBy(statement).flatMap(({ name, node }) => {
          const problem = problemOf(docComment(statement, text), name);
          if (problem === undefined) return [];
          const { line } = source.getLineAndCharacterOfPosition(node.getStart());
          return [`${file}:${line + 1} ${name}: ${problem}`];
        })
      : [],
  );
}

const isExported = (node: ts.Statement): boolean =>
  ts.canHaveModifiers(node) &&
  (ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false);

/** What of a statement must be documented: functions, classes and interfaces with methods. */
function documentedBy(statement: ts.Statement): Documented[] {
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement))
    return [{ name: statement.name?.text ?? 'default', node: statement }];
  if (ts.isInterfaceDeclaration(statement))
    return statement.members.some(isMethod) ? [{ name: statement.name.text, node: statement }] : [];
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations
    .filter(({ initializer }) => initializer !== undefined && isFunction(initializer))
    .map((node) => ({ name: node.name.getText(), node }));
}

const isMethod = (member: ts.TypeElement): boolean =>
  ts.isMethodSignature(member) ||
  (ts.isPropertySignature(member) && member.type !== undefined && ts.isFunctionTypeNode(member.type));

const isFunction = (node: ts.Expression): boolean => ts.isArrowFunction(node) || ts.isFunctionExpression(node);

/** The text of the doc comment right before a statement; undefined where there is none. */
function docComment(statement: ts.Statement, text: string): string | undefined {
  const comments = ts.getLeadingCommentRanges(text, statement.getFullStart()) ?? [];
  const last = comments.at(-1);
  if (last === undefined) return undefined;
  const comment = text.slice(last.pos, last.end);
  return comment.startsWith('/**') ? comment.replace(/^\/\*\*|\*\/$/g, '').replace(/^\s*\*/gm, '') : undefined;
}

function problemOf(comment: string | undefined, name: string): string | undefined {
  if (comment === undefined) return 'no doc comment';
  const words = wordsOf(comment);
  if (words.length < FEWEST_WORDS) return `only ${words.length} words`;
  const known = new Set(wordsOf(name.replace(/([a-z\d])([A-Z])/g, '$1 $2')).map(stem));
  const own = words.filter((word) => !FILLER.has(word) && !known.has(stem(word)));
  return own.length < FEWEST_OWN_WORDS ? 'says what the name says' : undefined;
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
const stem = (word: string): string => word.replace(/(ing|ed|es|s)$/, '');

if (import.meta.main) {
  const folders = process.argv.slice(2);
  const files = (folders.length > 0 ? folders : ['src']).flatMap((folder) => globSync(`${folder}/**/*.ts`)).sort();
  const problems = files.flatMap((file) => docProblems(file, readFileSync(file, 'utf8')));
  for (const problem of problems) console.log(problem);
  if (problems.length > 0) {
    console.log(`${problems.length} exports without a doc comment that says what they do`);
    process.exitCode = 1;
  }
}
