import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

it('the tables of docs/rulebooks.md are those of the rulebooks and checks', () => {
  const script = fileURLToPath(new URL('../../scripts/rulebook-table.ts', import.meta.url));
  expect(() => execFileSync(process.execPath, [script, '--check'], { stdio: 'pipe' })).not.toThrow();
});
