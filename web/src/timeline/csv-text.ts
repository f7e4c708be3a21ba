type Cell = string | number;

/** With the mark by which spreadsheets know UTF-8; a cell that begins like a formula is made text. */
export function csvText(rows: readonly (readonly Cell[])[]): string {
  const cell = (value: Cell) => {
    const text = typeof value === 'string' ? value.replace(/^[=+\-@]/, "'$&") : String(value);
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
