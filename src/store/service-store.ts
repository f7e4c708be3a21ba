import type { StoreLocation } from '../core/store-location.ts';
import type { EpochMilliseconds } from '../core/units.ts';
import { appendAudit } from './audit/append-audit.ts';
import type { Actor, AuditNote } from './audit/audit-chain.ts';
import type { AuditMark, AuditSeal } from './audit/audit-seal.ts';
import { type OpenDatabase, openDatabase } from './database/open-database.ts';
import { reporting } from './database/store-errors.ts';
import { timelineStore } from './open-store.ts';
import type { Database, Writing } from './schema.ts';
import type { TimelineStore } from './store.ts';
import { insertNotice, type Notice, type StoredNotice } from './webhooks/notices.ts';

/**
 * A transaction in which somebody changes something; the change, its audit entries and its notices are stored together.
 */
export interface Change {
  readonly writing: Writing;
  readonly now: EpochMilliseconds;
  readonly actor: Actor;
  note(note: AuditNote): void;
  /** Passes a notice to all listeners once the change is stored. */
  announce(notice: Notice): void;
}

/** The timeline store with what the service stores beside it. */
export interface ServiceStore extends TimelineStore {
  readonly placeName: string;
  /** The open database, for others of this process that have tables in the same store. */
  readonly database: OpenDatabase;
  read<T>(query: (db: Database) => Promise<T>): Promise<T>;
  /** Runs a change. `work` must note at least one thing for the audit log. */
  change<T>(actor: Actor, work: (change: Change) => Promise<T>): Promise<T>;
  /** Runs the service's own housekeeping, which is nobody's change: sessions, leases, deliveries. */
  keep<T>(work: (writing: Writing) => Promise<T>): Promise<T>;
  /**
   * Calls the listener with the notices of each change of this process, after it was stored.
   * @returns a function that ends this
   */
  onNotice(listener: (notice: StoredNotice) => void): () => void;
  now(): EpochMilliseconds;
  revision: OpenDatabase['revision'];
  /** A number that rises with everything this process changes. */
  changes(): number;
  /** Signs the audit log; left out where this machine has no key. */
  readonly auditSeal?: AuditSeal | undefined;
}

/**
 * Opens a store with the tables of the service.
 * @param auditSeal signs what is added to the audit log
 * @throws LiyiError LIYI_STORE_OPEN
 */
export async function openServiceStore(
  location: StoreLocation,
  clock: () => EpochMilliseconds = Date.now,
  auditSeal?: AuditSeal,
): Promise<ServiceStore> {
  const database = await openDatabase(location);
  const { db, placeName } = database;
  const listeners = new Set<(notice: StoredNotice) => void>();
  let changes = 0;
  const write = async <T>(work: (writing: Writing) => Promise<T>): Promise<T> => {
    try {
      return await reporting('LIYI_STORE_WRITE', placeName, () => db.transaction().execute(work));
    } finally {
      changes += 1;
    }
  };

  return {
    ...timelineStore(database, clock),
    placeName,
    database,
    now: clock,
    changes: () => changes,
    auditSeal,
    revision: () => reporting('LIYI_STORE_READ', placeName, database.revision),
    read: (query) => reporting('LIYI_STORE_READ', placeName, () => query(db)),
    keep: write,
    async change(actor, work) {
      const announced: StoredNotice[] = [];
      let signed: AuditMark | undefined;
      const result = await write(async (writing) => {
        const [notes, notices]: [AuditNote[], Notice[]] = [[], []];
        const now = clock();
        const made = await work({
          writing,
          now,
          actor,
          note: (note) => void notes.push(note),
          announce: (notice) => void notices.push(notice),
        });
        if (notes.length === 0) throw new TypeError('a change without a note for the audit log');
        signed = await appendAudit(writing, actor, notes, now, auditSeal);
        for (const notice of notices) announced.push(await insertNotice(writing, notice, now));
        return made;
      });
      if (signed !== undefined) await auditSeal?.keep(signed);
      for (const notice of announced) for (const listener of listeners) listener(notice);
      return result;
    },
    onNotice(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
