import type { Terminal } from '../../src/cli/terminal.ts';

export interface RecordedTerminal extends Terminal {
  readonly printed: string[];
  readonly noted: string[];
}

/** Keeps what is said instead of showing it; no colours, no redrawing. */
export function recordedTerminal(): RecordedTerminal {
  const printed: string[] = [];
  const noted: string[] = [];
  return {
    printed,
    noted,
    print: (text) => void printed.push(text),
    note: (text) => void noted.push(text),
    styled: (_, text) => text,
    redraws: false,
    errors: process.stderr,
  };
}
