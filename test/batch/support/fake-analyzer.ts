/**
 * Stands in for the pipeline: a recording of a test is a text whose words say how its analysis goes.
 * `ms=40` takes that long, `incomplete` reads only a part, `damaged` cannot be read, `crash` ends its process.
 */
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Analyzer } from '../../../src/batch/analysis-messages.ts';
import { LiyiError } from '../../../src/core/errors.ts';
import { fingerprint } from '../../../src/media/fingerprint.ts';
import { engine, run } from '../../store/support/runs.ts';

export const analyzeFootage: Analyzer = async ({ path, window, startedAt, rulebooks }, observer) => {
  const words = await readFile(path, 'utf8');
  const sha256 = await fingerprint({ path, kind: 'video' });
  const workMs = Number(/ms=(\d+)/.exec(words)?.[1] ?? 0);
  for (let tMs = 0; tMs < workMs; tMs += 10) {
    observer?.onProgress({ tMs, startMs: 0, durationMs: workMs, framesAnalysed: tMs / 10 });
    await sleep(10);
  }
  if (words.includes('crash')) process.kill(process.pid, 'SIGKILL');
  if (words.includes('damaged'))
    throw new LiyiError('LIYI_INPUT_DAMAGED', { message: `${path}: damaged`, remedy: 'Copy it again.' });
  const judgedBy = { rulebooks: Object.fromEntries(rulebooks.map(({ id, version }) => [id, version])) };
  const scored = run({
    window,
    engine: engine({ settings: judgedBy }),
    footage: { ...run().footage, sha256, name: path },
  });
  return {
    ...scored,
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(words.includes('incomplete') && {
      completeness: { complete: false, covered: [{ startMs: 0, endMs: 1000 }], problem: 'the rest is damaged' },
    }),
  };
};
