import type { Interval } from '../core/interval.ts';
import { SILENT_DB, type SoundReading, WINDOW_MS } from '../hearing/sound-reading.ts';
import type { MeasuredPerson } from '../measurements/measure-people.ts';
import type { FrameReading } from '../measurements/reading.ts';
import { type Lips, lipsEvidence, lipsOf } from './lips.ts';
import { mixedWindows } from './mixed-windows.ts';
import { speakerProbabilities } from './speaker-probability.ts';
import { speechPieces, type WindowSeries } from './speech-pieces.ts';
import { SOMEBODY, type SpokenPiece, seenPerson } from './spoken-piece.ts';
import { VOICE } from './voice-parameters.ts';

export interface SeenCounter {
  readonly readings: readonly FrameReading[];
  readonly people: readonly MeasuredPerson[];
}

/**
 * Log-odds of all the clerk's speech together from which on it is proven that the lips can be seen to move: under a mask the
 * face net sees some movement too. Source: 3 under the mask of dev28, 17 and more without one.
 */
const MOVES_FOR_SURE = 8;
/** Log-odds at which lips that rest through a piece say that somebody else speaks. */
const RESTS_FOR_SURE = -0.5;

/**
 * Whose each piece of speech is by the clerks' lips: a clerk's whose lips move, a citizen's where they rest and a citizen is
 * there. Lips that were never seen to move prove nothing by resting: they may be under a mask.
 */
export function lipPieces(stretch: SoundReading, counter: SeenCounter): SpokenPiece[] {
  const series: WindowSeries = mixedWindows(stretch);
  const pieces = speechPieces(series);
  const clerks = clerkLips(pieces, counter).map((lips) => weighed(lips, pieces, series));
  return pieces.map((piece, i) => {
    const ofClerks = clerks
      .filter(({ isThere }) => isThere(piece))
      .map(({ person, probabilities }) => ({ person, probability: probabilities[i]! }));
    const clerk = ofClerks.toSorted((a, b) => b.probability - a.probability)[0];
    if (clerk && clerk.probability >= VOICE.speaker.clerk)
      return { ...piece, role: 'clerk', person: clerk.person, confidence: clerk.probability };
    const citizen = seenPerson(counter.people, 'citizen', piece);
    const isOthers = clerks.some(({ canMove, evidence }) => canMove && evidence[i]! <= RESTS_FOR_SURE);
    if (clerk && citizen !== undefined && isOthers && clerk.probability <= 1 - VOICE.speaker.clerk)
      return { ...piece, role: 'citizen', person: citizen, confidence: 1 - clerk.probability };
    return { ...piece, role: 'unknown', person: SOMEBODY, confidence: VOICE.speech.enter };
  });
}

function clerkLips(pieces: readonly Interval[], { readings, people }: SeenCounter): Lips[] {
  const isQuiet = (tMs: number) => pieces.every(({ startMs, endMs }) => tMs < startMs || tMs > endMs);
  const clerks = people.filter(({ role }) => role === 'clerk').map(({ person }) => person);
  return lipsOf(readings, clerks, isQuiet);
}

function weighed(lips: Lips, pieces: readonly Interval[], series: WindowSeries) {
  const evidence = pieces.map((piece) => lipsEvidence(lips, piece, loudMoments(series, piece)));
  const probabilities = speakerProbabilities(pieces.map((piece, i) => ({ ...piece, evidence: evidence[i]! })));
  const spoken = evidence.filter((odds, i) => odds > 0 && probabilities[i]! >= VOICE.speaker.clerk);
  const canMove = spoken.reduce((sum, odds) => sum + odds, 0) >= MOVES_FOR_SURE;
  const [first, last] = [lips.mouths[0]!.tMs, lips.mouths.at(-1)!.tMs];
  const isThere = ({ startMs, endMs }: Interval) => first <= endMs && last >= startMs;
  return { person: lips.person, evidence, probabilities, canMove, isThere };
}

/** Whether the voice is near the loudest of its piece at a moment. */
function loudMoments({ startMs, voiceBand }: WindowSeries, piece: Interval): (tMs: number) => boolean {
  const indexAt = (tMs: number) => Math.floor((tMs - startMs) / WINDOW_MS);
  const levels = voiceBand.subarray(indexAt(piece.startMs), indexAt(piece.endMs));
  const loudest = Math.max(...levels);
  return (tMs) => (voiceBand[indexAt(tMs)] ?? SILENT_DB) >= loudest - VOICE.lips.loudWithin;
}
