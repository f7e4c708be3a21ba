import type { Terminal } from './terminal.ts';

/** What a command needs from outside. */
export interface CliContext {
  readonly terminal: Terminal;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly workingFolder: string;
  /** Aborts on Ctrl-C. */
  readonly signal: AbortSignal;
}
