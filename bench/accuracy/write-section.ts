import { readFileSync, writeFileSync } from 'node:fs';

/** Replaces what stands between `<!-- name -->` and `<!-- /name -->`. */
export function writeSection(path: string, name: string, text: string): void {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const before = readFileSync(path, 'utf8');
  const [from, to] = [before.indexOf(open), before.indexOf(close)];
  if (from < 0 || to < from) throw new Error(`${path} has no section ${open} … ${close}`);
  writeFileSync(path, `${before.slice(0, from + open.length)}\n${text}\n${before.slice(to)}`);
}
