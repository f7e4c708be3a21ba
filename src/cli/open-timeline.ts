import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { StoreLocation } from '../core/store-location.ts';
import type { AuditSeal } from '../store/audit/audit-seal.ts';
import { openServiceStore, type ServiceStore } from '../store/service-store.ts';

/**
 * Opens a store for writing; file and folder are created where they are missing.
 * @throws LiyiError LIYI_STORE_OPEN
 */
export async function openTimelineForWriting(location: StoreLocation): Promise<ServiceStore> {
  await makeFolderOf(location);
  return openServiceStore(location);
}

/** Creates the store's folder. Where that fails, opening the store reports why. */
export async function makeFolderOf(location: StoreLocation): Promise<void> {
  if ('sqlitePath' in location) await mkdir(dirname(location.sqlitePath), { recursive: true }).catch(() => {});
}

/**
 * Opens a store for reading; a missing store is an error, not an empty one.
 * @param auditSeal signs what the command adds to the audit log
 * @throws LiyiError LIYI_STORE_OPEN
 */
export const openTimelineForReading = (location: StoreLocation, auditSeal?: AuditSeal): Promise<ServiceStore> =>
  openServiceStore('sqlitePath' in location ? { ...location, mustExist: true } : location, Date.now, auditSeal);

/** Where a store is, for messages; without credentials. */
export const placeOf = (location: StoreLocation): string =>
  'sqlitePath' in location ? location.sqlitePath : 'PostgreSQL';
