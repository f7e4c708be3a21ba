/** Makes and examines one mutation, and ends: whatever it does to its process, the sweep goes on. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Examination, examine } from './examine.ts';
import { makeMutation } from './make-mutation.ts';
import { type Mutation, mutationOf } from './mutation.ts';

const [seed, id] = process.argv.slice(2).map(Number) as [number, number];
const folder = mkdtempSync(join(tmpdir(), 'liyi-faults-'));
try {
  const mutation = mutationOf(seed, id);
  const made = make(mutation);
  if (typeof made === 'string') {
    process.send?.('made');
    const chosen = mutation.faults.find((fault) => fault.kind === 'second-stream')?.chosen ?? 0;
    process.send?.(await examine({ path: made, folder, stream: chosen, fps: mutation.fps }));
  } else process.send?.(made);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function make(mutation: Mutation): string | Examination {
  try {
    return makeMutation(mutation, folder);
  } catch (error) {
    return { verdict: 'not-made', detail: (error as Error).message };
  }
}
