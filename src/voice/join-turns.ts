import { durationMs } from '../core/interval.ts';
import type { SoundReading } from '../hearing/sound-reading.ts';
import { paceOf } from './pace.ts';
import type { SpokenPiece } from './spoken-piece.ts';
import { VOICE } from './voice-parameters.ts';
import type { VoiceTurn } from './voice-turn.ts';
import { roomLoudness, spokenLoudness } from './window-levels.ts';

/** Joins pieces of one speaker to turns, and measures how they are spoken. */
export function joinedTurns(stretch: SoundReading, pieces: readonly SpokenPiece[]): VoiceTurn[] {
  return grouped(pieces).map((group): VoiceTurn => {
    const interval = {
      startMs: Math.round(group[0]!.startMs),
      endMs: Math.round(Math.max(...group.map((p) => p.endMs))),
    };
    const loudness = spokenLoudness(stretch, interval);
    const room = roomLoudness(stretch, interval);
    return {
      ...interval,
      role: group[0]!.role,
      person: group[0]!.person,
      confidence: meanConfidence(group),
      loudness,
      overRoom: room === undefined ? 0 : Math.max(0, loudness - room),
      pace: paceOf(stretch, interval),
    };
  });
}

function grouped(pieces: readonly SpokenPiece[]): SpokenPiece[][] {
  const groups: SpokenPiece[][] = [];
  for (const piece of pieces) {
    const group = groups.findLast(([first]) => first!.person === piece.person && first!.role === piece.role);
    const last = group?.at(-1);
    if (last && piece.startMs - last.endMs <= VOICE.speech.bridgeMs) group!.push(piece);
    else groups.push([piece]);
  }
  return groups;
}

const meanConfidence = (group: readonly SpokenPiece[]): number =>
  group.reduce((sum, piece) => sum + piece.confidence * durationMs(piece), 0) /
  group.reduce((sum, piece) => sum + durationMs(piece), 0);
