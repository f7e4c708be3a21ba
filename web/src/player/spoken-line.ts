/** A clerk's line; times are presentation time. */
export interface SpokenLine {
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
}

/** Long enough to be read. */
const SHORTEST_SHOWN_MS = 1500;

/** The line that is spoken at a moment, or was a moment ago. @param lines in order of time */
export const lineAt = (lines: readonly SpokenLine[], tMs: number): SpokenLine | undefined =>
  lines.filter(({ startMs, endMs }) => tMs >= startMs && tMs <= Math.max(endMs, startMs + SHORTEST_SHOWN_MS)).at(-1);
