/**
 * Commits large runs one after the other and prints the id of each once it is committed.
 * Arguments: place of the store as JSON, version of the engine record, first recording, count.
 */
import { openStore } from '../../../src/store/open-store.ts';
import { largeRun } from './large-run.ts';

const [place, version, first, count] = process.argv.slice(2) as [string, string, string, string];
await using store = await openStore(JSON.parse(place));
for (let i = Number(first); i < Number(first) + Number(count); i++) {
  const { runId } = await store.commitRun(largeRun(i, version));
  process.stdout.write(`${runId}\n`);
}
