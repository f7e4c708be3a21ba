/** A row with the number of the line it begins on, from 1. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

const COMMAS = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;
const TABS = /(?:"((?:[^"]|"")*)"|([^"\t\r\n]*))(\t|\r?\n|$)/y;

/**
 * Parses comma-separated values with quotes as in RFC 4180, or values separated by tabs where the first line has tabs,
 * as in Excel's Unicode text. Empty lines are left out.
 */
export function csvRows(text: string): CsvRow[] {
  const rows: CsvRow[] = [];
  const cell = new RegExp(/^[^,\r\n]*\t/.test(text) ? TABS : COMMAS);
  let line = 1;
  let row: { line: number; cells: string[] } = { line, cells: [] };
  while (cell.lastIndex < text.length || row.cells.length > 0) {
    const at = cell.lastIndex;
    const match = cell.exec(text);
    if (match === null) throw new SyntaxError(`line ${line}: a quote stands where none belongs`);
    const [whole, quoted, plain, end] = match;
    row.cells.push(quoted === undefined ? plain!.trim() : quoted.replaceAll('""', '"'));
    line += whole.split('\n').length - 1;
    if (end === ',' || end === '\t') continue;
    if (row.cells.some((value) => value !== '')) rows.push(row);
    row = { line, cells: [] };
    if (cell.lastIndex === at && at >= text.length) break;
    if (cell.lastIndex >= text.length) break;
  }
  return rows;
}

/**
 * Decodes UTF-8, or what Excel in China writes: GBK, or UTF-16, which has a byte order mark or a zero byte in its first
 * letter.
 */
export function decodeCsv(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || second === 0) return new TextDecoder('utf-16le').decode(bytes);
  if ((first === 0xfe && second === 0xff) || first === 0) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
