import { ERROR_CODES, type ErrorCode, type ErrorScope, type RegisteredError } from './error-codes.ts';
import { redactCredentials } from './redact.ts';

export interface ErrorDetail {
  /** What was wrong with which input, in plain words. Secrets of addresses are taken out. */
  readonly message: string;
  /** What the user can do about it. */
  readonly remedy: string;
  readonly cause?: unknown;
}

/** An error a user can meet: a registered code, what was wrong with which input, and what the user can do about it. */
export class LiyiError extends Error {
  override readonly name = 'LiyiError';
  readonly code: ErrorCode;
  readonly remedy: string;

  constructor(code: ErrorCode, detail: ErrorDetail) {
    super(redactCredentials(detail.message), { cause: detail.cause });
    this.code = code;
    this.remedy = redactCredentials(detail.remedy);
  }

  get scope(): ErrorScope {
    return ERROR_CODES[this.code].scope;
  }

  /** What becomes of a job that ends with this error; undefined: it is tried again. */
  get job(): RegisteredError['job'] {
    return ERROR_CODES[this.code].job;
  }
}

/**
 * For the default branch of an exhaustive switch: a type error while a case is missing. @throws TypeError where it is
 * reached all the same.
 */
export function unreachable(value: never): never {
  throw new TypeError(`unexpected value: ${JSON.stringify(value)}`);
}
