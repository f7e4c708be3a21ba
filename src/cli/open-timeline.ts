import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { StoreLocation } from '../core/store-location.ts';
import { openServiceStore, type ServiceStore } from '../store/service-store.ts';

/** For writing: the file and its folder are made where they are missing. */
export async function openTimelineForWriting(location: StoreLocation): Promise<ServiceStore> {
  await makeFolderOf(location);
  return openServiceStore(location);
}

/** Where that fails, opening says why with its own code. */
export async function makeFolderOf(location: StoreLocation): Promise<void> {
  if ('sqlitePath' in location) await mkdir(dirname(location.sqlitePath), { recursive: true }).catch(() => {});
}

/** For reading: a store that is not there is an error, not an empty one. */
export const openTimelineForReading = (location: StoreLocation): Promise<ServiceStore> =>
  openServiceStore('sqlitePath' in location ? { ...location, mustExist: true } : location);

export const placeOf = (location: StoreLocation): string =>
  'sqlitePath' in location ? location.sqlitePath : 'PostgreSQL';
