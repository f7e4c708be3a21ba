import { z } from 'zod';
import { type FindingReason, REASON_WORDING } from '../../contract/finding-reason.ts';
import { CLAUSE_PHASES } from '../../contract/phase.ts';
import { REVIEW_STATUSES } from '../../contract/review.ts';
import { SEVERITIES } from '../../contract/severity.ts';
import { VERDICTS } from '../../contract/verdict.ts';
import { geometrySchema } from '../places/place-schemas.ts';
import {
  code,
  flagInput,
  id,
  instant,
  instantInput,
  interval,
  listOf,
  nameInput,
  pageQuery,
  staffNumber,
  timeOfDayInput,
  wording,
} from '../schemas/common.ts';

const REASONS = Object.keys(REASON_WORDING) as [FindingReason, ...FindingReason[]];

const quantity = z
  .object({
    value: z.number(),
    unit: z.enum(['deg', 'ms', 'score', 'count', 'LU']),
    uncertainty: z.number().optional().describe('One standard deviation'),
  })
  .meta({ id: 'Quantity' });

const reviewStateSchema = z
  .object({
    status: z.enum(REVIEW_STATUSES),
    verdict: z.enum(VERDICTS).optional().describe('The reviewer’s, in place of the automatic one'),
    reviewId: id.optional(),
    version: z.int().min(0).describe('To be sent with a review, so that nobody overwrites what he has not seen'),
  })
  .meta({ id: 'ReviewState' });

const episodesSchema = z
  .object({
    watchedMs: z.number().min(0).describe('How long there were pictures in which it could be seen'),
    seen: z.array(
      z.object({
        ...interval.shape,
        startAt: instant.optional(),
        endAt: instant.optional(),
        person: z.string().describe('Track id, as the recording in which it begins names the person'),
        confidence: z.number().min(0).max(1),
      }),
    ),
  })
  .meta({
    id: 'Episodes',
    description: 'Every time at which what the clause forbids was seen; /clip and /still take its number',
  });

export const findingSchema = z
  .object({
    id,
    runId: id,
    windowId: id,
    hall: code,
    window: code,
    rulebook: z.string(),
    clause: z.string(),
    clauseWording: wording,
    phase: z.enum(CLAUSE_PHASES).optional(),
    severity: z.enum(SEVERITIES).optional(),
    encounter: z.string().optional(),
    post: z.string().optional().describe('Where the window has several'),
    verdict: z.enum(VERDICTS).describe('As judged automatically'),
    reason: z.enum(REASONS),
    reasonWording: wording,
    value: quantity.optional(),
    threshold: quantity.optional(),
    evidence: interval,
    episodes: episodesSchema.optional(),
    sameActAs: z
      .string()
      .optional()
      .describe('The clause of the same rulebook whose finding stands for the act in queue and scores'),
    startAt: instant.optional(),
    endAt: instant.optional(),
    review: reviewStateSchema,
  })
  .meta({ id: 'Finding' });

export const findingQuery = z.object({
  hall: code.optional(),
  window: listOf(code).optional(),
  rulebook: nameInput.optional(),
  clause: nameInput.optional(),
  verdict: listOf(z.enum(VERDICTS)).optional(),
  reason: listOf(z.enum(REASONS)).optional(),
  review: listOf(z.enum(REVIEW_STATUSES)).optional(),
  from: instantInput.optional(),
  to: instantInput.optional(),
  nearMiss: flagInput.optional().describe('Within two standard deviations of the threshold'),
  acts: flagInput.optional().describe('One finding for each act, as the order of urgency lists them'),
  staffNumber: staffNumber.optional().describe('While this clerk was on shift at the window'),
  timeFrom: timeOfDayInput.optional(),
  timeTo: timeOfDayInput.optional().describe('With timeFrom; over midnight where it is the earlier one'),
  weekday: z.coerce.number<string>().int().min(1).max(7).optional().describe('1 Monday .. 7 Sunday'),
  run: z.coerce.number<string>().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
  order: z.enum(['newest', 'urgency']).default('newest').describe('urgency: most severe, then least certain first'),
  ...pageQuery,
});

export const evidenceSchema = z
  .object({
    still: z.string().describe('Address of a JPEG'),
    stillMs: z.number(),
    clip: z.string().describe('Address of an MP4 (H.264), by ranges'),
    clipInterval: interval,
    measurements: z.string().describe('Address of the landmarks and curves of the clip’s interval'),
    picture: z.object({ width: z.int(), height: z.int() }).describe('In whose pixels landmarks are'),
    camera: geometrySchema.describe('As the recording was analysed, whatever the window’s camera is now'),
  })
  .meta({ id: 'Evidence' });
