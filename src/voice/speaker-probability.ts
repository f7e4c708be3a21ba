import type { Interval } from '../core/interval.ts';
import type { Milliseconds, Probability } from '../core/units.ts';
import { VOICE } from './voice-parameters.ts';

/** A piece of speech and what its pictures say: log-odds that the person in question speaks. */
export interface WeighedPiece extends Interval {
  readonly evidence: number;
}

/**
 * How likely each piece is that person's, from all pieces together: who speaks goes on speaking, the more so the shorter the
 * pause (forward and backward over two states).
 */
export function speakerProbabilities(pieces: readonly WeighedPiece[]): Probability[] {
  const forward = passed(pieces);
  const backward = passed(pieces.toReversed().map(mirrored)).reverse();
  // Each pass counts the piece's own evidence; together they count it once.
  return pieces.map(({ evidence }, i) => logistic(forward[i]! + backward[i]! - evidence));
}

/** Log-odds of each piece from those before it and itself. */
function passed(pieces: readonly WeighedPiece[]): number[] {
  const odds: number[] = [];
  for (const [i, piece] of pieces.entries()) {
    const before = i === 0 ? 0 : carried(odds[i - 1]!, piece.startMs - pieces[i - 1]!.endMs);
    odds.push(before + piece.evidence);
  }
  return odds;
}

/** What log-odds of one piece say of the next after a pause. */
function carried(odds: number, pauseMs: Milliseconds): number {
  const { switchMs, heldProbability } = VOICE.speaker;
  const held = 0.5 + (heldProbability - 0.5) * Math.max(0, 1 - Math.max(0, pauseMs) / switchMs);
  const p = logistic(odds);
  const next = p * held + (1 - p) * (1 - held);
  return Math.log(next / (1 - next));
}

const mirrored = ({ startMs, endMs, evidence }: WeighedPiece): WeighedPiece => ({
  startMs: -endMs,
  endMs: -startMs,
  evidence,
});

const logistic = (odds: number): Probability => 1 / (1 + Math.exp(-odds));
