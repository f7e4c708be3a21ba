import type { ErrorCode } from '../core/errors.ts';

/** What a scheduler can tell apart; docs/errors.md lists them. */
export const EXIT = { ok: 0, internal: 1, usage: 2, input: 3, environment: 4, store: 5, interrupted: 130 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

const BY_PREFIX: readonly (readonly [prefix: string, exit: ExitCode])[] = [
  ['LIYI_INPUT_', EXIT.input],
  ['LIYI_STORE_', EXIT.store],
  ['LIYI_NOT_IN_STORE', EXIT.store],
  ['LIYI_FFMPEG_', EXIT.environment],
  ['LIYI_ANALYSIS_DIED', EXIT.environment],
  ['LIYI_MODEL_', EXIT.environment],
  ['LIYI_OUTPUT_', EXIT.environment],
  ['LIYI_SERVICE', EXIT.environment],
  ['LIYI_AUDIT_', EXIT.store],
  ['LIYI_INTERRUPTED', EXIT.interrupted],
];

/** Whatever is none of the rest was wrong in what the user typed or wrote. */
export const exitCodeOf = (code: ErrorCode): ExitCode =>
  BY_PREFIX.find(([prefix]) => code.startsWith(prefix))?.[1] ?? EXIT.usage;
