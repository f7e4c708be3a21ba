import { rm } from 'node:fs/promises';
import { DAY_MS } from '../contract/durations.ts';
import type { EpochMilliseconds } from '../core/units.ts';
import { oldEvidence } from '../reports/evidence/old-evidence.ts';
import { appendAudit } from '../store/audit/append-audit.ts';
import { SYSTEM } from '../store/audit/audit-chain.ts';
import type { AuditSeal } from '../store/audit/audit-seal.ts';
import type { OpenDatabase } from '../store/database/open-database.ts';
import { reporting } from '../store/database/store-errors.ts';
import { deleteOldJobs } from '../store/jobs/delete-old-jobs.ts';
import { deleteOldReadings, heldRuns } from '../store/retention/retention.ts';
import { type RetentionKind, retentionDays } from '../store/retention/retention-rules.ts';
import type { RunId } from '../store/runs/stored-timeline.ts';
import type { Database } from '../store/schema.ts';
import { deleteOldWords } from '../store/words/old-words.ts';
import type { JobHandler } from './run-jobs.ts';

/** How long things are kept according to the settings file; what an administrator set in the store comes first. */
export interface Retention {
  readonly measurementsDays: number;
  readonly clipsDays: number;
  readonly wordsDays: number;
  /** Folder of clips and stills, `<run>-….mp4`. */
  readonly evidenceFolder: string;
  /** Signs the entry of the audit log; left out where this machine has no key. */
  readonly auditSeal?: AuditSeal | undefined;
}

/** A file that nobody has found for a year, and jobs older than any question about them. */
const JOBS_DAYS = 365;

/**
 * A handler for jobs that delete old measurements, clips and words, except those under appeal. Scores and findings are kept.
 * What was deleted is noted in the audit log.
 */
export const retentionHandler =
  (database: OpenDatabase, retention: Retention, clock: () => EpochMilliseconds = Date.now): JobHandler<'retention'> =>
  () =>
    reporting('LIYI_STORE_WRITE', database.placeName, async () => {
      const now = clock();
      const { db } = database;
      const configured = {
        measurements: retention.measurementsDays,
        clips: retention.clipsDays,
        words: retention.wordsDays,
      };
      const days = await retentionDays(db, configured);
      const held = new Set(await heldRuns(db));
      const before = {
        measurements: now - days.measurements * DAY_MS,
        clips: now - days.clips * DAY_MS,
        words: now - days.words * DAY_MS,
      };
      const deleted = await deleteOldReadings(db, before.measurements);
      const words = await deleteOldWords(db, before.words, held);
      const clips = await deleteEvidence(retention.evidenceFolder, before.clips, held);
      const result = {
        ...{ runs: deleted.runs, clips: clips.deleted, words: words.deleted },
        held: deleted.held + clips.held + words.held,
      };
      if (result.runs + result.clips + result.words > 0)
        await noteDeletion(db, { ...result, before }, now, retention.auditSeal);
      await deleteOldJobs(db, now - JOBS_DAYS * DAY_MS);
      await database.wipeDeleted();
      return result;
    });

async function noteDeletion(
  db: Database,
  {
    before,
    ...counts
  }: {
    readonly runs: number;
    readonly clips: number;
    readonly words: number;
    readonly before: Readonly<Record<RetentionKind, EpochMilliseconds>>;
  },
  now: EpochMilliseconds,
  seal: AuditSeal | undefined,
): Promise<void> {
  const [measurementsBefore, clipsBefore, wordsBefore] = [before.measurements, before.clips, before.words].map((at) =>
    new Date(at).toISOString(),
  );
  const note = {
    action: 'retention.delete',
    subject: 'store',
    detail: { ...counts, measurementsBefore, clipsBefore, wordsBefore },
  };
  const signed = await db.transaction().execute((writing) => appendAudit(writing, SYSTEM, [note], now, seal));
  if (signed !== undefined) await seal?.keep(signed);
}

async function deleteEvidence(folder: string, before: EpochMilliseconds, held: ReadonlySet<RunId>) {
  const old = await oldEvidence(folder, before, held);
  for (const path of old.deletable) await rm(path, { force: true });
  return { deleted: old.deletable.length, held: old.held };
}
