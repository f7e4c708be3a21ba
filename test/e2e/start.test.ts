import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';

const PROGRAM = join(import.meta.dirname, '../../bin/liyi.js');

/** The program as an older Node starts it, beside a bundled Node that says how it was called. */
test('an older Node starts the bundled one with the same file, which keeps what was compiled', () => {
  using folder = temporaryFolder();
  folder.file('package.json', '{"type": "module"}');
  const older = folder.file(
    'older.cjs',
    "Object.defineProperty(process.versions, 'node', { value: '20.20.2', enumerable: true });",
  );
  const bundled = folder.file('node_modules/.bin/node', '#!/bin/sh\nprintf "%s\\n" "$@"\nexit 7\n');
  chmodSync(bundled, 0o755);
  const program = join(folder.path, 'bin/liyi.js');
  cpSync(PROGRAM, program);
  const { status, stdout } = spawnSync(process.execPath, ['--require', older, program, 'timeline', '--help'], {
    encoding: 'utf8',
  });
  expect(stdout.split('\n').slice(0, -1)).toEqual(['--require', older, program, 'timeline', '--help']);
  expect(status).toBe(7);
});

test('a bundled Node that is too old itself is not started for ever', () => {
  using folder = temporaryFolder();
  folder.file('package.json', '{"type": "module"}');
  const older = folder.file(
    'older.cjs',
    "Object.defineProperty(process.versions, 'node', { value: '20.20.2', enumerable: true });",
  );
  const bundled = folder.file('node_modules/.bin/node', `#!/bin/sh\nexec ${process.execPath} "$@"\n`);
  chmodSync(bundled, 0o755);
  const program = join(folder.path, 'bin/liyi.js');
  cpSync(PROGRAM, program);
  const { status, stderr } = spawnSync(process.execPath, ['--require', older, program, '--help'], {
    encoding: 'utf8',
    timeout: 20_000,
  });
  expect([status, stderr]).toEqual([4, expect.stringContaining('Liyi needs Node 24')]);
});
