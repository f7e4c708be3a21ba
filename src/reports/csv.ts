/** Excel takes a file for UTF-8 by this. */
const BYTE_ORDER_MARK = '\ufeff';
/** A spreadsheet would run a cell that begins like a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** Comma-separated values as RFC 4180 has them; absent cells are empty. */
export const csvText = (rows: readonly (readonly (string | number | undefined)[])[]): string =>
  BYTE_ORDER_MARK + rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('');

function cellText(value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
