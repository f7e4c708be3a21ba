interface Recorded {
  readonly id: number;
  readonly startedAt?: string;
  readonly recording: { readonly startMs: number; readonly durationMs: number };
}

/** A stretch of one recording, in its presentation time. */
export interface RecordedStretch {
  readonly runId: number;
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * Where a stretch of absolute time was recorded: by the camera that saw most of it, where several did. Undefined where
 * none, or one recording after another has it.
 */
export function recordedAt(runs: readonly Recorded[], fromMs: number, toMs: number): RecordedStretch | undefined {
  const found = runs.flatMap((run) => {
    if (run.startedAt === undefined) return [];
    const beganAt = Date.parse(run.startedAt);
    const [from, to] = [Math.max(fromMs, beganAt), Math.min(toMs, beganAt + run.recording.durationMs)];
    return from < to ? [{ run, beganAt, from, to }] : [];
  });
  const [most] = [...found].sort((a, b) => b.to - b.from - (a.to - a.from));
  if (most === undefined || found.some(({ from, to }) => to <= most.from || from >= most.to)) return undefined;
  const inRecording = (at: number) => Math.round(at - most.beganAt + most.run.recording.startMs);
  return { runId: most.run.id, fromMs: inRecording(most.from), toMs: inRecording(most.to) };
}
