import { LiyiError } from '../core/errors.ts';
import type { Recogniser, SpeechPiece } from './recogniser.ts';
import type { SaidLine } from './said-line.ts';

/** What was written down, and why not all of it where something failed. */
export interface WrittenDown {
  /** In order of time. */
  readonly lines: readonly SaidLine[];
  /** Left out where all speech was listened to. */
  readonly problem?: LiyiError;
}

/**
 * Has speech written down, as many pieces at once as the recogniser takes; the next is cut once there is room. The first failure
 * ends it: what was written down until then is kept.
 */
export async function transcribe(
  pieces: AsyncIterable<SpeechPiece>,
  recogniser: Recogniser,
  signal?: AbortSignal,
): Promise<WrittenDown> {
  const lines: SaidLine[] = [];
  const atWork = new Set<Promise<void>>();
  let failure: { readonly error: unknown } | undefined;
  // Never rejects: a failure that nobody awaits yet would end the process.
  const listen = async (piece: SpeechPiece): Promise<void> => {
    try {
      lines.push(...(await recogniser.recognise(piece, signal)).map((line) => within(line, piece)));
    } catch (error) {
      failure ??= { error };
    }
  };
  try {
    for await (const piece of pieces) {
      signal?.throwIfAborted();
      if (failure !== undefined) break;
      const work: Promise<void> = listen(piece).finally(() => atWork.delete(work));
      atWork.add(work);
      if (atWork.size >= recogniser.parallel) await Promise.race(atWork);
    }
  } finally {
    await Promise.all(atWork);
  }
  signal?.throwIfAborted();
  const problem = problemOf(failure);
  const inOrder = lines.filter(({ text }) => text !== '').toSorted((a, b) => a.startMs - b.startMs);
  return { lines: inOrder, ...(problem && { problem }) };
}

/** What the recogniser tells of its failure. @throws whatever else went wrong */
function problemOf(failure: { readonly error: unknown } | undefined): LiyiError | undefined {
  if (failure === undefined) return undefined;
  if (failure.error instanceof LiyiError) return failure.error;
  throw failure.error;
}

/** Times of recognisers may lie beyond what they were given. */
const within = (line: SaidLine, piece: SpeechPiece): SaidLine => ({
  text: line.text,
  startMs: Math.min(piece.endMs, Math.max(piece.startMs, line.startMs)),
  endMs: Math.min(piece.endMs, Math.max(piece.startMs, line.endMs)),
});
