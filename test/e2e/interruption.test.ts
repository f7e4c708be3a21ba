import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { clipPath } from '../support/clip-run.ts';
import { runFfmpeg } from '../support/made-video.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { liyi, processesNaming, startLiyi } from './support/liyi.ts';

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends an analysis without leaving anything',
  async (signal) => {
    using folder = temporaryFolder();
    const path = join(folder.path, 'long.mp4');
    runFfmpeg('-stream_loop', '3', '-i', clipPath('counter-violations.mp4'), '-c', 'copy', path);
    const program = startLiyi(['analyze', path, '--window', 'A01', '--json', 'out.json', '--db', 'x.db'], {
      cwd: folder.path,
    });
    await program.saying('10%');
    program.process.kill(signal);
    const { exitCode, stdout, stderr } = await program.ended;
    expect([exitCode, stdout, stderr]).toEqual([130, '', expect.stringContaining('LIYI_INTERRUPTED')]);
    expect(processesNaming(folder.path)).toEqual([]);
    expect(readdirSync(folder.path).filter((name) => !name.startsWith('x.db'))).toEqual(['long.mp4']);
    const shown = await liyi(['timeline', '--window', 'A01', '--db', 'x.db'], { cwd: folder.path });
    expect(shown.stderr).toContain('LIYI_NOT_IN_STORE');
  },
  120_000,
);
