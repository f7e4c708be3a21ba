import { z } from 'zod';
import { listAudit } from '../../store/audit/read-audit.ts';
import { verifyAudit } from '../../store/audit/verify-audit.ts';
import { principalOf } from '../access/guard.ts';
import type { Routes } from '../context.ts';
import { code, id, instant, nextCursor, shortText, toInstant } from '../schemas/common.ts';
import { listingQuery } from '../schemas/listing.ts';
import { listPage } from '../schemas/page.ts';

const tags = ['audit'];
const word = z
  .string()
  .max(100)
  .regex(/^[\w:.-]+$/, 'must be letters, digits and : . -');

const auditEntrySchema = z
  .object({
    id,
    at: instant,
    actor: z.object({ id: z.string().describe('account:7, key:3, system'), name: z.string() }),
    action: z.string(),
    subject: z.string(),
    hall: code.optional(),
    detail: z.record(z.string(), z.unknown()),
    hash: z.string().describe('SHA-256 over this entry and the hash of the one before'),
  })
  .meta({ id: 'AuditEntry' });

/** Routes `/audit`: read the audit log, and verify its chain of hashes. */
export const auditRoutes: Routes =
  ({ store }) =>
  async (app) => {
    app.get(
      '/audit',
      {
        config: { access: 'audit:read' },
        schema: {
          summary: 'Who did what, newest first',
          tags,
          querystring: z.object({
            actor: word.optional(),
            action: word.optional().describe('review.record, or all of a kind: review.'),
            subject: word.optional().describe('finding:12, account:3 …'),
            text: shortText.min(1).optional().describe('Found anywhere in the entry, letters in either case'),
            ...listingQuery,
          }),
          response: { 200: z.object({ entries: z.array(auditEntrySchema), nextCursor }) },
        },
      },
      async (request) => {
        const { halls } = principalOf(request);
        const { shown, ...rest } = await listPage(request.query, (filter, page) =>
          store.read((db) => listAudit(db, { ...filter, halls }, page)),
        );
        return { entries: shown.map((entry) => ({ ...entry, at: toInstant(entry.at) })), ...rest };
      },
    );

    app.get(
      '/audit/verification',
      {
        config: { access: 'audit:read' },
        schema: {
          summary: 'Whether every entry is what was written',
          tags,
          querystring: z.object({
            expect: z
              .string()
              .regex(/^[0-9a-f]{64}$/)
              .optional()
              .describe('The hash of an entry, as you have noted it: the log must hold it'),
          }),
          response: {
            200: z.discriminatedUnion('intact', [
              z.object({
                intact: z.literal(true),
                entries: z.int(),
                hash: z.string(),
                signedEntries: z
                  .int()
                  .optional()
                  .describe('Up to which entry it is signed with the key of the service'),
              }),
              z.object({ intact: z.literal(false), entries: z.int(), brokenAt: z.int(), problem: z.string() }),
            ]),
          },
        },
      },
      async (request) => store.read((db) => verifyAudit(db, { seal: store.auditSeal, expect: request.query.expect })),
    );
  };
