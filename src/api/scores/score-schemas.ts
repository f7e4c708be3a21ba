import { z } from 'zod';
import { SCORE_FORMULA } from '../../store/scores/score.ts';
import { code, day, listOf, wording } from '../schemas/common.ts';

const count = z.int().min(0);
export const shareSchema = z
  .discriminatedUnion('available', [
    z.object({ available: z.literal(true), value: z.number(), low: z.number(), high: z.number() }),
    z.object({ available: z.literal(false), reason: z.literal('nothing-counted') }),
  ])
  .meta({ id: 'Share', description: '0..1 with its 95 % Wilson interval' });

export const shareDifferenceSchema = z
  .discriminatedUnion('available', [
    z.object({ available: z.literal(true), value: z.number(), low: z.number(), high: z.number() }),
    z.object({ available: z.literal(false), reason: z.literal('nothing-counted') }),
  ])
  .meta({ id: 'ShareDifference', description: '-1..1 with its 95 % interval (Newcombe 1998, method 10)' });

const countsSchema = z.object({
  met: count,
  'not-met': count,
  'needs-review': count,
  'not-assessable': count,
  'not-applicable': count,
});

const rateSchema = z
  .discriminatedUnion('available', [
    z.object({ available: z.literal(true), value: z.number(), low: z.number(), high: z.number() }),
    z.object({ available: z.literal(false), reason: z.literal('nothing-counted') }),
  ])
  .meta({ id: 'Rate', description: 'Episodes an hour with their 95 % interval (Poisson, Byar)' });

export const scoreSchema = z
  .object({
    formula: z.literal(SCORE_FORMULA),
    counts: countsSchema.describe('Acts in encounters; one that several clauses of a rulebook ask for counts once'),
    onDuty: z
      .object({
        counts: countsSchema.describe('Findings, one for each shift and clause'),
        hours: z.number().describe('Watched, of what is met or not met'),
        episodes: count.describe('How often what is forbidden was seen'),
        perHour: rateSchema,
      })
      .describe('What is forbidden on duty; in no other number but reviewed and automatic'),
    unjudged: count.describe('Of clauses that nothing judges automatically and nobody has checked; in no other number'),
    complianceRate: shareSchema.describe('met / (met + not-met)'),
    coverage: shareSchema.describe('(met + not-met) / all that applied'),
    reviewed: count.describe('Findings whose verdict a person has given'),
    automatic: count,
  })
  .meta({ id: 'Score', description: 'Verdicts after review where there was one; docs/api.md has the formula' });

export const GROUPINGS = ['hall', 'window', 'rulebook', 'clause', 'day', 'clerk'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export const scoreGroupSchema = z
  .object({
    hall: code.optional(),
    window: code.optional(),
    rulebook: z.string().optional(),
    clause: z.string().optional(),
    clauseWording: wording.optional(),
    day: day.optional(),
    staffNumber: z.string().optional(),
    score: scoreSchema,
  })
  .meta({ id: 'ScoreGroup' });

export const periodQuery = {
  hall: code.optional(),
  window: listOf(code).optional(),
  from: day.describe('First day'),
  to: day.describe('Last day, included'),
};
