import { z } from 'zod';
import { ERROR_CODES, type ErrorCode } from '../../core/error-codes.ts';
import type { LiyiError } from '../../core/errors.ts';

/** Media type of problem details. Source: RFC 9457. */
export const PROBLEM_TYPE = 'application/problem+json';

export const problemSchema = z
  .object({
    type: z.string().describe('urn:liyi:error: and the code'),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string().describe('What was wrong with which input'),
    instance: z.string().describe('Id of the request, as in the log'),
    code: z.enum(Object.keys(ERROR_CODES) as [ErrorCode, ...ErrorCode[]]),
    remedy: z.string().describe('What to do about it'),
    errors: z
      .array(z.object({ in: z.string(), path: z.string(), message: z.string() }))
      .optional()
      .describe('Each part of the request that is wrong'),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details' });
export type Problem = z.infer<typeof problemSchema>;

/** HTTP status by error code, in this place only. Codes that are not listed are the service's own fault. */
const STATUS: Partial<Record<ErrorCode, number>> = {
  LIYI_REQUEST: 400,
  LIYI_USAGE: 400,
  LIYI_NOT_LOGGED_IN: 401,
  LIYI_SIGN_IN_REFUSED: 403,
  LIYI_FORBIDDEN: 403,
  LIYI_NOT_FOUND: 404,
  LIYI_NOT_IN_STORE: 404,
  LIYI_NOT_MEASURED: 404,
  LIYI_RULEBOOK_UNKNOWN: 404,
  LIYI_CLAUSE_UNKNOWN: 404,
  LIYI_CONFLICT: 409,
  LIYI_INPUT_REPLACED: 409,
  LIYI_INPUT_NOT_FOUND: 404,
  LIYI_INPUT_NO_FRAMES: 404,
  LIYI_REQUEST_TOO_LARGE: 413,
  LIYI_REQUEST_RANGE: 416,
  LIYI_INPUT_EMPTY: 422,
  LIYI_INPUT_NOT_MEDIA: 422,
  LIYI_INPUT_NO_VIDEO: 422,
  LIYI_INPUT_DAMAGED: 422,
  LIYI_INPUT_TOO_LARGE: 422,
  LIYI_INPUT_NO_STREAM: 422,
  LIYI_INPUT_NO_TIMES: 422,
  LIYI_CAMERA_FILE: 422,
  LIYI_ROSTER: 422,
  LIYI_RULEBOOK_INVALID: 422,
  LIYI_WORDS_INVALID: 422,
  LIYI_TOO_MANY_REQUESTS: 429,
  LIYI_SIGN_IN_PROVIDER: 503,
  LIYI_BUSY: 503,
  LIYI_INPUT_STALLED: 503,
  LIYI_STORE_BUSY: 503,
  LIYI_INTERRUPTED: 503,
  LIYI_DISK_FULL: 507,
};

const statusOf = (code: ErrorCode): number => STATUS[code] ?? 500;

/**
 * Problem details of an error. Source: RFC 9457.
 * @param instance path of the request
 */
export const problemOf = (error: LiyiError, instance: string, status: number = statusOf(error.code)): Problem => ({
  type: `urn:liyi:error:${error.code}`,
  title: ERROR_CODES[error.code].en,
  status,
  detail: error.message,
  instance,
  code: error.code,
  remedy: error.remedy,
});
