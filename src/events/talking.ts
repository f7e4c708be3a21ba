import type { MeasuredPerson } from '../measurements/measure-people.ts';
import type { MeasuredVoices } from '../voice/voice-turn.ts';
import type { CounterEvent } from './event.ts';
import { eventOf } from './event-of.ts';

/**
 * When a clerk in the picture talks: turns of the clerk’s voice that the lips or the microphone’s channel give to this person.
 * Without sound nothing is said: a face of 50 to 70 px that is looked at three times a second shows no syllables.
 */
export const talkingEvents = (clerk: MeasuredPerson, { turns }: MeasuredVoices): CounterEvent[] =>
  turns
    .filter(({ role, person }) => role === 'clerk' && person === clerk.person)
    .map((turn) => eventOf('talking', clerk, turn, { confidence: turn.confidence }));
