import { z } from 'zod';
import { CHANNELS } from '../../contract/channel.ts';
import { NO_CHECK_REASONS } from '../../contract/finding-reason.ts';
import { CLAUSE_PHASES } from '../../contract/phase.ts';
import { SEVERITIES } from '../../contract/severity.ts';
import { OPTION_UNITS } from '../../rulebooks/clause.ts';
import { day, wording } from '../schemas/common.ts';

const optionSchema = z
  .object({ value: z.number(), unit: z.enum(OPTION_UNITS), setBy: z.enum(['clause', 'product', 'user']) })
  .meta({
    id: 'ClauseOption',
    description: 'Set by the clause itself, by this product, or by a version published here',
  });

export const clauseSchema = z
  .object({
    rulebook: z.string(),
    clause: z.string(),
    source: z.object({ title: z.string(), number: z.string().optional(), section: z.string() }),
    validFrom: day,
    validTo: day.optional(),
    phase: z.enum(CLAUSE_PHASES),
    phaseWording: wording,
    channels: z.array(z.enum(CHANNELS)),
    severity: z.enum(SEVERITIES),
    wording,
    judgement: z.discriminatedUnion('automatic', [
      z.object({
        automatic: z.literal(true),
        check: z.string(),
        options: z.record(z.string(), optionSchema.extend({ min: z.number(), max: z.number(), about: z.string() })),
      }),
      z.object({ automatic: z.literal(false), why: z.enum(NO_CHECK_REASONS), whyWording: wording }),
    ]),
  })
  .meta({ id: 'Clause' });

export const rulebookSchema = z
  .object({
    rulebook: z.string(),
    title: wording,
    issuer: wording,
    issued: z.string().describe('As precisely as it is known: 2013, 2022-03-31'),
    version: z.string(),
    clauses: z.int(),
    automaticClauses: z.int(),
  })
  .meta({ id: 'Rulebook' });
