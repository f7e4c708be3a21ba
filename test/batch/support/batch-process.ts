/** A whole batch with the fake analyzer, to be killed. Arguments: folder, place of the store as JSON. */
import { batch } from './batches.ts';

const [folder, location] = process.argv.slice(2) as [string, string];
const { scored, incomplete, skipped, failed } = await batch({ folder, location: JSON.parse(location) });
process.stdout.write(
  JSON.stringify({
    scored: scored.length + incomplete.length,
    skipped: skipped.map(({ reason }) => reason),
    failed: failed.map(({ problem }) => problem.message),
  }),
);
