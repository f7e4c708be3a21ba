interface Line {
  readonly runId: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
}

interface Voice {
  readonly runId: number;
  readonly startMs: number;
  readonly endMs: number;
}

/** What a clerk says in a turn of speech: the lines of its recording of which most lies in it. Empty where nobody wrote it down. */
export const spokenText = (voice: Voice, lines: readonly Line[]): string =>
  lines
    .filter(({ runId }) => runId === voice.runId)
    .filter(({ startMs, endMs }) => {
      const sharedMs = Math.min(endMs, voice.endMs) - Math.max(startMs, voice.startMs);
      return sharedMs > 0 && sharedMs * 2 >= endMs - startMs;
    })
    .map(({ text }) => text)
    .join(' ');
