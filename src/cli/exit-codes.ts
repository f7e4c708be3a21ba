import { ERROR_CODES, type ErrorCode, type ErrorScope } from '../core/error-codes.ts';

/** Exit codes by which a scheduler can tell failures apart; docs/errors.md lists them. */
export const EXIT = { ok: 0, internal: 1, usage: 2, input: 3, environment: 4, store: 5, interrupted: 130 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

const EXIT_OF_SCOPE: Readonly<Record<ErrorScope, ExitCode>> = {
  input: EXIT.input,
  settings: EXIT.usage,
  machine: EXIT.environment,
  store: EXIT.store,
  'store-content': EXIT.store,
  request: EXIT.usage,
  interruption: EXIT.interrupted,
};

/** The exit code for an error code, by its scope. */
export const exitCodeOf = (code: ErrorCode): ExitCode => EXIT_OF_SCOPE[ERROR_CODES[code].scope];
