import type { Role } from '../contract/role.ts';
import type { Interval } from '../core/interval.ts';
import type { SoundReading } from '../hearing/sound-reading.ts';
import type { MeasuredPerson } from '../measurements/measure-people.ts';
import type { FrameReading } from '../measurements/reading.ts';
import { channelPieces } from './channel-speaker.ts';
import { deafIntervals } from './deaf-intervals.ts';
import { withoutFaint } from './faint-voices.ts';
import { joinedTurns } from './join-turns.ts';
import { lipPieces } from './lip-speaker.ts';
import { soundTrack } from './sound-track.ts';
import type { MeasuredVoices } from './voice-turn.ts';

export interface HeardCounter {
  readonly readings: readonly FrameReading[];
  readonly people: readonly MeasuredPerson[];
  readonly footage: Interval;
  /** Whose microphone each channel is, where the camera file says so. */
  readonly channels?: readonly Role[] | undefined;
}

/** Who speaks when and how loud, from stored readings. */
export function measureVoices(counter: HeardCounter): MeasuredVoices {
  const track = soundTrack(counter.readings);
  const turns = (track ?? []).flatMap((stretch) => joinedTurns(stretch, piecesOf(stretch, counter)));
  return { turns: withoutFaint(turns), deaf: deafIntervals(track, counter.footage) };
}

function piecesOf(stretch: SoundReading, counter: HeardCounter) {
  return channelPieces(stretch, counter) ?? lipPieces(stretch, counter);
}
