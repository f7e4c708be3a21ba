import type { MeasuredVoices, VoiceTurn } from '../voice/voice-turn.ts';
import type { EventType } from './catalog.ts';
import type { Blindness, CounterEvent } from './event.ts';

const TYPE_OF_ROLE: Readonly<Record<VoiceTurn['role'], EventType>> = {
  clerk: 'clerk-voice',
  citizen: 'citizen-voice',
  unknown: 'unknown-voice',
};

/** Types of events that are heard, not seen. */
export const VOICE_TYPES: readonly EventType[] = Object.values(TYPE_OF_ROLE);

/** A turn of speech is an event of its speaker, as loud as it stands out of the room. */
export const voiceEvents = ({ turns }: MeasuredVoices): CounterEvent[] =>
  turns.map(({ role, person, startMs, endMs, overRoom, confidence }) => ({
    ...{ type: TYPE_OF_ROLE[role], person, role, startMs, endMs, confidence },
    value: Math.round(overRoom * 10) / 10,
    unit: 'LU' as const,
  }));

/** Where nothing could be heard, nobody's silence proves anything. */
export const blindnessOfSound = ({ deaf }: MeasuredVoices): Blindness[] =>
  deaf.map(({ startMs, endMs, reason }) => ({
    ...{ startMs: Math.round(startMs), endMs: Math.round(endMs), reason },
    ...{ quantity: 'voice' as const, person: 'clerk', role: 'clerk' as const },
  }));
