import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { hangOf, treeMs } from '../../../bench/footage-faults/watch-progress.ts';

describe('a hang is told by CPU time, not by the clock on the wall', () => {
  it.each([
    ['slow on a loaded machine', { processorMs: 90_000, idleMs: 200_000 }, undefined],
    ['an endless loop', { processorMs: 700_000, idleMs: 0 }, 'no answer after 600 s of CPU time'],
    ['waiting for what never comes', { processorMs: 3_000, idleMs: 250_000 }, 'no CPU time used for 240 s'],
  ])('%s', (_, progress, hang) => {
    expect(hangOf(progress)).toBe(hang);
  });

  it('counts what the children of a process use', async () => {
    const busy = "process.stdout.write('up'); for (const end = Date.now() + 60_000; Date.now() < end; );";
    const parent = spawn(process.execPath, [
      '-e',
      `const child = require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(busy)}]);
       child.stdout.pipe(process.stdout);
       process.on('SIGTERM', () => { child.kill('SIGKILL'); process.exit(); });`,
    ]);
    try {
      await once(parent.stdout, 'data');
      const beforeMs = treeMs(parent.pid!);
      await expect.poll(() => treeMs(parent.pid!), { timeout: 30_000 }).toBeGreaterThan(beforeMs + 100);
    } finally {
      parent.kill('SIGTERM');
    }
  });
});
