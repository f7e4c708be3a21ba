import { DAY_MS } from '../../contract/durations.ts';
import type { Milliseconds } from '../../core/units.ts';
import { SYSTEM } from '../../store/audit/audit-chain.ts';
import { deleteUpload, openUploads } from '../../store/recordings/uploads.ts';
import type { ServiceStore } from '../../store/service-store.ts';
import type { UploadsFolder } from './uploads-folder.ts';

/** An upload of which nothing has come for so long is given up. */
const STALE_MS: Milliseconds = DAY_MS;

/** Deletes what was begun and never finished, and parts of which nobody knows an upload. */
export async function dropStaleUploads(store: ServiceStore, folder: UploadsFolder): Promise<void> {
  const before = store.now() - STALE_MS;
  const isStale = async (id: string, begunAt: number) => ((await folder.lastByteAt(id)) ?? begunAt) < before;
  const open = await store.read(openUploads);
  for (const { id, name, bytes, begunAt } of open) {
    if (!(await isStale(id, begunAt))) continue;
    const received = await folder.receivedOf(id);
    await folder.removePart(id);
    await store.change(SYSTEM, async ({ writing, note }) => {
      await deleteUpload(writing, id);
      note({ action: 'upload.expire', subject: `upload:${id}`, detail: { name, bytes, received } });
    });
  }
  const known = new Set(open.map(({ id }) => id));
  for (const id of await folder.partsOf())
    if (!known.has(id) && (await isStale(id, Number.POSITIVE_INFINITY))) await folder.removePart(id);
}
