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

/** Where a stretch of absolute time was recorded; undefined where none, or more than one recording has it. */
export function recordedAt(runs: readonly Recorded[], fromMs: number, toMs: number): RecordedStretch | undefined {
  const found = runs.flatMap(({ id, startedAt, recording }): RecordedStretch[] => {
    if (startedAt === undefined) return [];
    const beganAt = Date.parse(startedAt);
    const [from, to] = [Math.max(fromMs, beganAt), Math.min(toMs, beganAt + recording.durationMs)];
    const inRecording = (at: number) => Math.round(at - beganAt + recording.startMs);
    return from < to ? [{ runId: id, fromMs: inRecording(from), toMs: inRecording(to) }] : [];
  });
  return found.length === 1 ? found[0] : undefined;
}
