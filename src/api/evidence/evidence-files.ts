import type { Interval } from '../../core/interval.ts';
import type { Milliseconds } from '../../core/units.ts';
import type { RunRecord } from '../../store/runs/runs.ts';

export type EvidenceKind =
  | { readonly clip: Interval }
  /** A clip with landmarks drawn into it. */
  | { readonly burned: Interval }
  | { readonly stillMs: Milliseconds }
  /** A still in which the place can be seen, to draw zones on: of people only the heads that were tracked are hidden. */
  | { readonly sceneMs: Milliseconds };

/** Stills and clips of recordings, cut when they are requested. */
export interface EvidenceFiles {
  /**
   * The path of the file, which is cut now if it does not exist. Everybody but the clerk is blurred unless `unblurred`.
   * @param gone aborted when the client has gone
   * @throws LiyiError LIYI_BUSY, LIYI_NOT_FOUND, LIYI_INPUT_REPLACED, LIYI_INPUT_NO_FRAMES, LIYI_INPUT_STALLED,
   * LIYI_INTERRUPTED
   */
  file(
    run: RunRecord,
    kind: EvidenceKind,
    how: { readonly unblurred: boolean; readonly gone: AbortSignal },
  ): Promise<string>;
}

/** The time of a recording that a piece of evidence shows. */
export function intervalOf(kind: EvidenceKind): Interval {
  if ('clip' in kind) return kind.clip;
  if ('burned' in kind) return kind.burned;
  const tMs = 'sceneMs' in kind ? kind.sceneMs : kind.stillMs;
  return { startMs: tMs, endMs: tMs };
}
