import { basename, join } from 'node:path';
import { z } from 'zod';
import { DAY_MS } from '../../contract/durations.ts';
import { USUAL_RETENTION_DAYS } from '../../core/retention-days.ts';
import { oldEvidence } from '../../reports/evidence/old-evidence.ts';
import { heldRuns, listHolds, oldReadings } from '../../store/retention/retention.ts';
import {
  listRetentionRules,
  RETENTION_KINDS,
  type RetentionKind,
  retentionDays,
  setRetention,
} from '../../store/retention/retention-rules.ts';
import { oldWords } from '../../store/words/old-words.ts';
import { principalOf } from '../access/guard.ts';
import { accountOf } from '../access/principal.ts';
import type { Routes } from '../context.ts';
import { code, defined, id, instant, toInstant } from '../schemas/common.ts';

const tags = ['retention'];
/** Ten years: longer than any rule about records. */
const LONGEST_DAYS = 3650;

const days = z.int().min(1).max(LONGEST_DAYS);
const tryDays = z.coerce.number<string>().int().min(1).max(LONGEST_DAYS).optional();

const ruleSchema = z
  .object({
    kind: z.enum(RETENTION_KINDS),
    days,
    configuredDays: days.describe('Of the settings file, where nobody has set it here'),
    setBy: z.string().optional(),
    setAt: instant.optional(),
    due: z
      .object({
        items: z.int().describe('Recordings whose measurements or words, or files, would be deleted now'),
        bytes: z.int().optional(),
        held: z.int().describe('As old, but under appeal'),
      })
      .optional()
      .describe(
        'With the days asked for, otherwise with those that hold; of every hall, and told to who sees all of them',
      ),
  })
  .meta({ id: 'RetentionRule' });

const holdSchema = z
  .object({
    appealId: id,
    findingId: id,
    hall: code,
    window: code,
    recording: z.string().describe('Name of the file, without its folder'),
    since: instant,
  })
  .meta({ id: 'RetentionHold' });

/** Routes for how long measurements, clips and words are kept. Verdicts, reviews and the audit log are never deleted. */
export const retentionRoutes: Routes = ({ store, settings }) => {
  const configured = settings.retention ?? USUAL_RETENTION_DAYS;

  async function dueOf(kind: RetentionKind, kept: number) {
    const before = store.now() - kept * DAY_MS;
    if (kind === 'measurements') {
      const { runs, held } = await store.read((db) => oldReadings(db, before));
      return { items: runs, held };
    }
    const held = new Set(await store.read(heldRuns));
    if (kind === 'words') {
      const old = await store.read((db) => oldWords(db, before, held));
      return { items: old.readingSets.length, held: old.held };
    }
    const evidence = await oldEvidence(join(settings.dataDir, 'evidence'), before, held);
    return { items: evidence.deletable.length, bytes: evidence.bytes, held: evidence.held };
  }

  return async (app) => {
    app.get(
      '/retention',
      {
        config: { access: 'retention:write' },
        schema: {
          summary: 'How long things are kept, what is due, and what is on hold',
          tags,
          querystring: z.object({ measurements: tryDays, clips: tryDays, words: tryDays }),
          response: { 200: z.object({ rules: z.array(ruleSchema), holds: z.array(holdSchema) }) },
        },
      },
      async (request) => {
        const set = await store.read(listRetentionRules);
        const { halls } = principalOf(request);
        const held = await store.read((db) => listHolds(db, halls));
        const kept = await store.read((db) => retentionDays(db, configured));
        const rules = [];
        for (const kind of RETENTION_KINDS) {
          const rule = set.find((each) => each.kind === kind);
          const due = halls === undefined ? await dueOf(kind, request.query[kind] ?? kept[kind]) : undefined;
          const by = rule && { setBy: rule.setBy, setAt: toInstant(rule.setAt) };
          rules.push({ kind, days: kept[kind], configuredDays: configured[kind], ...defined({ due, ...by }) });
        }
        const holds = held.map(({ runId: _, since, recording, ...hold }) => ({
          ...hold,
          recording: basename(recording),
          since: toInstant(since),
        }));
        return { rules, holds };
      },
    );

    app.put(
      '/retention/:kind',
      {
        config: { access: 'retention:write', everyHall: true },
        schema: {
          summary: 'Set how long a kind is kept',
          description: 'Whatever is older is deleted by the next nightly job, but for what is on hold.',
          tags,
          params: z.object({ kind: z.enum(RETENTION_KINDS) }),
          body: z.object({ days }),
          response: { 200: z.object({ kind: z.enum(RETENTION_KINDS), days }) },
        },
      },
      async (request) => {
        const principal = principalOf(request);
        const set = { ...request.params, ...request.body };
        await store.change(principal.actor, async ({ writing, now, note }) => {
          const { [set.kind]: former } = await retentionDays(writing, configured);
          await setRetention(writing, { ...set, accountId: accountOf(principal).id }, now);
          note({ action: 'retention.set', subject: `retention:${set.kind}`, detail: { days: set.days, former } });
        });
        return set;
      },
    );
  };
};
