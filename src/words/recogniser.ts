import type { Interval } from '../core/interval.ts';
import type { SaidLine } from './said-line.ts';

/** A stretch of one voice's speech, 16 kHz, from -1 to 1. */
export interface SpeechPiece extends Interval {
  readonly samples: Float32Array;
}

/** Writes down what is said. Whatever fails is a LiyiError with LIYI_RECOGNISER or LIYI_RECOGNISER_MODEL. */
export interface Recogniser extends AsyncDisposable {
  /** Which it is, for people. */
  readonly name: string;
  /** Pieces that it takes at once. */
  readonly parallel: number;
  /**
   * What is said in a piece, in order of time; nothing where nothing was understood.
   * @throws LiyiError LIYI_RECOGNISER, LIYI_RECOGNISER_MODEL
   */
  recognise(piece: SpeechPiece, signal?: AbortSignal): Promise<readonly SaidLine[]>;
}
