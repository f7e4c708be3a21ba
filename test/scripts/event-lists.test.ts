import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

it('the glossary and the schema of analyses list the types of the catalogue', () => {
  const script = fileURLToPath(new URL('../../scripts/event-lists.ts', import.meta.url));
  expect(() => execFileSync(process.execPath, [script, '--check'], { stdio: 'pipe' })).not.toThrow();
});
