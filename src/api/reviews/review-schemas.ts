import { z } from 'zod';
import { REVIEW_ACTIONS, REVIEW_DECISIONS } from '../../contract/review.ts';
import { REVIEW_REASON_CODES } from '../../contract/review-reason.ts';
import { VERDICTS } from '../../contract/verdict.ts';
import { code, id, instant, longText, nameInput, wording } from '../schemas/common.ts';

export const reviewSchema = z
  .object({
    id,
    findingId: id,
    reviewer: z.string(),
    mine: z.boolean(),
    decision: z.enum(REVIEW_DECISIONS),
    verdict: z.enum(VERDICTS),
    reason: z.enum(REVIEW_REASON_CODES),
    note: z.string(),
    secondOpinion: z.boolean(),
    at: instant,
    undoneAt: instant.optional(),
  })
  .meta({ id: 'Review' });

export const reviewBody = z.object({
  action: z.enum(REVIEW_ACTIONS),
  verdict: z
    .enum(['met', 'not-met', 'not-applicable'])
    .optional()
    .describe('Only to overturn; left out: what the reason says, usually the opposite of what was found'),
  reason: z.enum(REVIEW_REASON_CODES),
  note: longText.default(''),
  version: z.int().min(0).describe('review.version of the finding as it was shown'),
  secondOpinion: z.boolean().default(false),
});

export const reasonsOfAction = z.object({
  action: z.enum(REVIEW_ACTIONS),
  reasons: z.array(z.object({ reason: z.enum(REVIEW_REASON_CODES), wording })).describe('The usual one first'),
});

export const nextBody = z.object({
  hall: code.optional(),
  window: z.array(code).min(1).max(200).optional(),
  rulebook: nameInput.optional(),
  clause: nameInput.optional(),
  verdict: z.array(z.enum(VERDICTS)).min(1).max(VERDICTS.length).default(['needs-review', 'not-met']),
  nearMiss: z.boolean().optional(),
  secondOpinion: z.boolean().default(false).describe('A finding that somebody else has reviewed, without his verdict'),
});
