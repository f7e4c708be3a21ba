import { z } from 'zod';
import { CHANNELS } from '../contract/channel.ts';
import { NO_CHECK_REASONS } from '../contract/finding-reason.ts';
import { CLAUSE_PHASES } from '../contract/phase.ts';
import { SEVERITIES } from '../contract/severity.ts';
import { CHECKS } from '../rulebooks/check-registry.ts';
import { OPTION_UNITS } from '../rulebooks/clause.ts';

const text = z.string({ error: 'must be text' }).trim().min(1, 'must not be empty');
const wording = z.strictObject({ zh: text, en: text });
/** Part of addresses and file names, so plain ASCII. */
const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]*$/, 'must be letters, digits, dots and hyphens');
const day = z.iso.date('must be a day as YYYY-MM-DD');

export const rulebookFile = z.strictObject({
  id,
  title: wording,
  issuer: wording,
  issued: z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'must be YYYY, YYYY-MM or YYYY-MM-DD'),
  version: text,
  documents: z.record(z.string(), z.strictObject({ title: text, number: text.nullable() })),
});

const clauseKeys = {
  id,
  source: z.strictObject({ document: text, section: text }),
  validFrom: day,
  validTo: day.optional(),
  phase: z.enum(CLAUSE_PHASES, `must be one of ${CLAUSE_PHASES.join(', ')}`),
  channels: z.array(z.enum(CHANNELS, `must be of ${CHANNELS.join(', ')}`)).min(1, 'must name a channel'),
  severity: z.enum(SEVERITIES, `must be one of ${SEVERITIES.join(', ')}`),
  wording,
};
const optionValue = z.strictObject({
  value: z.number(),
  unit: z.enum(OPTION_UNITS, `must be one of ${OPTION_UNITS.join(', ')}`),
  setBy: z.enum(['clause', 'product'], 'must be clause or product'),
});

const checkNames = [...CHECKS.keys()];

export const clauseFile = z.discriminatedUnion(
  'check',
  [
    z.strictObject({ ...clauseKeys, check: z.enum(checkNames), options: z.record(z.string(), optionValue) }),
    z.strictObject({
      ...clauseKeys,
      check: z.null(),
      why: z.enum(NO_CHECK_REASONS, `must be one of ${NO_CHECK_REASONS.join(', ')}`),
    }),
  ],
  { error: `check must be null or one of ${checkNames.join(', ')}` },
);
