import { median } from '../core/statistics.ts';
import { SOMEBODY } from './spoken-piece.ts';
import { VOICE } from './voice-parameters.ts';
import type { VoiceTurn } from './voice-turn.ts';

/**
 * Voices that are much fainter than the clerk's come from farther away than a citizen at the counter stands: a neighbour's
 * window, a loudspeaker. Where the clerk is not heard for sure, nothing is changed.
 */
export function withoutFaint(turns: readonly VoiceTurn[]): VoiceTurn[] {
  const own = turns.filter(({ role, confidence }) => role === 'clerk' && confidence >= VOICE.speaker.clerk);
  if (own.length === 0) return [...turns];
  const faintest = median(own.map(({ loudness }) => loudness)) - VOICE.speaker.fainter;
  return turns.map((turn) =>
    turn.role === 'citizen' && turn.loudness < faintest ? { ...turn, role: 'unknown', person: SOMEBODY } : turn,
  );
}
