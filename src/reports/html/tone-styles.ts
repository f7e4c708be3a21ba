import type { EventTone } from '../../events/event-entry.ts';

/** Fills of the bars of events, dark enough for white labels. */
const TONE_FILL: Readonly<Record<EventTone, string>> = {
  citizen: '#2f6f73',
  leaving: '#6a8f91',
  standing: '#33658a',
  seated: '#7a8896',
  'poor-posture': '#a8201a',
  absent: '#a8201a',
  'both-hands': '#17693f',
  'one-hand': '#b0560f',
  'hands-unseen': '#5c6773',
  bow: '#6a4c93',
  gesture: '#8d6aa8',
  smile: '#94690a',
  'voice-clerk': '#1f5a94',
  'voice-citizen': '#2f6f73',
  'voice-unknown': '#5c6773',
};

/** A rule of the style sheet for each tone. */
export const TONE_STYLES: string = Object.entries(TONE_FILL)
  .map(([tone, fill]) => `.tone-${tone} rect{fill:${fill}}`)
  .join('\n');
