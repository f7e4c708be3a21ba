import type { Phase } from '../../../src/contract/phase.ts';
import type { Verdict } from '../../../src/contract/verdict.ts';
import type { EventTone } from '../../../src/events/event-entry.ts';

/** Colours of one appearance; text colours have a contrast of at least 4.5 to `surface` and `ground`. */
export interface Palette {
  readonly ground: string;
  readonly surface: string;
  readonly raised: string;
  readonly line: string;
  readonly ink: string;
  readonly muted: string;
  readonly primary: string;
  readonly verdict: Readonly<Record<Verdict, string>>;
  readonly phase: Readonly<Record<Phase, string>>;
  readonly event: Readonly<Record<EventTone, string>>;
  readonly gap: string;
  /** From none to much, for heat maps. */
  readonly heat: readonly [string, string];
}

export const LIGHT: Palette = {
  ground: '#f3f5f8',
  surface: '#ffffff',
  raised: '#f8fafc',
  line: '#dce2e9',
  ink: '#1b2632',
  muted: '#586675',
  primary: '#1f5a94',
  verdict: {
    met: '#22724a',
    'not-met': '#b3342b',
    'needs-review': '#955800',
    'not-assessable': '#5f6c7a',
    'not-applicable': '#6d7985',
  },
  phase: {
    arrival: '#4f86b8',
    inquiry: '#7fa6c9',
    intake: '#5a9e97',
    processing: '#b9c6d3',
    return: '#5a9e97',
    farewell: '#8a7fb5',
  },
  event: {
    citizen: '#8fa3b7',
    leaving: '#c2ccd6',
    standing: '#3f7fb8',
    seated: '#a9bfd4',
    'poor-posture': '#c9702b',
    absent: '#b3342b',
    'both-hands': '#2f8f7f',
    'one-hand': '#c9702b',
    'hands-unseen': '#9aa5b0',
    bow: '#1f5a94',
    gesture: '#7a68b3',
    smile: '#c78a1b',
    'voice-clerk': '#3f7fb8',
    'voice-citizen': '#8fa3b7',
    'voice-unknown': '#9aa5b0',
  },
  gap: '#c4ccd5',
  heat: ['#e8eff6', '#b3342b'],
};

export const DARK: Palette = {
  ground: '#11161c',
  surface: '#192029',
  raised: '#1f2832',
  line: '#303b47',
  ink: '#e4eaf0',
  muted: '#9dabb9',
  primary: '#74ade0',
  verdict: {
    met: '#6cc391',
    'not-met': '#f0897f',
    'needs-review': '#e5b264',
    'not-assessable': '#9fadbb',
    'not-applicable': '#8d9aa8',
  },
  phase: {
    arrival: '#5f9ad0',
    inquiry: '#5d7f9f',
    intake: '#5fb0a7',
    processing: '#4a5967',
    return: '#5fb0a7',
    farewell: '#9a8ecb',
  },
  event: {
    citizen: '#64788b',
    leaving: '#46535f',
    standing: '#5f9ad0',
    seated: '#42576b',
    'poor-posture': '#e08d4c',
    absent: '#f0897f',
    'both-hands': '#55b8a6',
    'one-hand': '#e08d4c',
    'hands-unseen': '#71808e',
    bow: '#8fc1ec',
    gesture: '#a595dd',
    smile: '#e5b453',
    'voice-clerk': '#5f9ad0',
    'voice-citizen': '#64788b',
    'voice-unknown': '#71808e',
  },
  gap: '#46525e',
  heat: ['#22303d', '#f0897f'],
};
