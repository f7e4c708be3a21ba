/** Makes and examines one mutation, and ends: whatever it does to its process, the sweep goes on. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Examination, examine } from './examine.ts';
import { makeMutation } from './make-mutation.ts';
import { mutationOf } from './mutation.ts';

const [seed, id] = process.argv.slice(2).map(Number) as [number, number];
const folder = mkdtempSync(join(tmpdir(), 'liyi-faults-'));
try {
  const mutation = mutationOf(seed, id);
  const path = makeMutation(mutation, folder);
  process.send?.('made');
  const chosen = mutation.faults.find((fault) => fault.kind === 'second-stream')?.chosen ?? 0;
  const found: Examination = await examine({ path, folder, stream: chosen, fps: mutation.fps });
  process.send?.(found);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
