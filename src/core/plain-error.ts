import { isErrorCode } from './error-codes.ts';
import { LiyiError } from './errors.ts';

/** An error on its way from another thread or process: its class would be lost there. */
export interface PlainError {
  readonly message: string;
  /** Both of a LiyiError. */
  readonly code?: string;
  readonly remedy?: string;
}

/** An unexpected error keeps its stack, which is all that is left to find its cause by. */
export function plainError(error: unknown): PlainError {
  if (error instanceof LiyiError) return { code: error.code, message: error.message, remedy: error.remedy };
  return { message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

/** What `plainError` was made from: a LiyiError where it was one. */
export const errorFrom = ({ code, message, remedy }: PlainError): Error =>
  isErrorCode(code) ? new LiyiError(code, { message, remedy: remedy ?? '' }) : new Error(message);
