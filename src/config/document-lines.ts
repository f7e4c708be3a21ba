import { type Document, isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';

/** Keys and positions in lists, from the whole file inwards. */
export type KeyPath = readonly (string | number)[];

/** The content of a file, with the line of every key. */
export interface LinedDocument {
  /** The content as plain values; an empty file is an empty mapping. Undefined where there are errors. */
  readonly content: unknown;
  readonly errors: readonly { readonly line: number; readonly message: string }[];
  /** The line, from 1, of a key or list item, or of the nearest thing around it that is in the file. */
  lineOf(path: KeyPath): number;
}

/** Parses YAML, or JSON, which is YAML too. Never throws: errors are in the result. */
export function parseLines(text: string): LinedDocument {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const lineAt = (offset: number): number => Math.max(1, counter.linePos(offset).line);
  const errors = document.errors.map(({ pos, message }) => ({ line: lineAt(pos[0]), message }));
  const lineOf = (path: KeyPath): number => lineAt(offsetOf(document, path));
  if (errors.length > 0) return { content: undefined, errors, lineOf };
  try {
    return { content: document.toJS() ?? {}, errors, lineOf };
  } catch (error) {
    // An alias without its anchor, or too many aliases.
    return { content: undefined, errors: [{ line: 1, message: (error as Error).message }], lineOf };
  }
}

function offsetOf(document: Document.Parsed, path: KeyPath): number {
  let node: unknown = document.contents;
  let offset = document.contents?.range[0] ?? 0;
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (!pair) return offset;
      if (isScalar(pair.key)) offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      if (!isNode(node)) return offset;
      offset = node.range?.[0] ?? offset;
    } else return offset;
  }
  return offset;
}
