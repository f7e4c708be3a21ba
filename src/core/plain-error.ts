import { isErrorCode } from './error-codes.ts';
import { LiyiError } from './errors.ts';
import { redactCredentials } from './redact.ts';

/** An error as plain data, to be sent to another thread or process, where its class would be lost. */
export interface PlainError {
  readonly message: string;
  /** Code and remedy are those of a LiyiError; left out for any other error. */
  readonly code?: string;
  readonly remedy?: string;
}

/** Turns an error into plain data. An unexpected error keeps its stack in the message. */
export function plainError(error: unknown): PlainError {
  if (error instanceof LiyiError) return { code: error.code, message: error.message, remedy: error.remedy };
  return { message: redactCredentials(error instanceof Error ? (error.stack ?? error.message) : String(error)) };
}

/** The error of which `plainError` made plain data: a LiyiError again where it was one. */
export const errorFrom = ({ code, message, remedy }: PlainError): Error =>
  isErrorCode(code) ? new LiyiError(code, { message, remedy: remedy ?? '' }) : new Error(message);
