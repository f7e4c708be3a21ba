import type { Role } from '../contract/role.ts';
import type { Interval } from '../core/interval.ts';
import type { Measured } from '../core/measured.ts';
import type { LoudnessUnits, Probability } from '../core/units.ts';

/** What one person says without a longer pause. */
export interface VoiceTurn extends Interval {
  readonly role: Role;
  /** Track id where the speaker is seen, else who it must be: `clerk`, `citizen` or `voice`. */
  readonly person: string;
  /** That it is this side's voice; of an unknown voice, that it is a voice. */
  readonly confidence: Probability;
  /** LUFS. */
  readonly loudness: LoudnessUnits;
  /** How far it stands out of the room's own noise. */
  readonly overRoom: LoudnessUnits;
  /** Syllables a second, counted from the peaks of the voice's level. */
  readonly pace: Measured<number>;
}

/** Where nothing can be heard, so that silence proves nothing. */
export interface DeafInterval extends Interval {
  readonly reason: 'no-audio' | 'microphone-silent';
}

export interface MeasuredVoices {
  /** In order of time. */
  readonly turns: readonly VoiceTurn[];
  readonly deaf: readonly DeafInterval[];
}
