/** A player's eye takes this for the same moment: half a picture at 12 a second. */
const SAME_MS = 40;
/** Further off, running faster would take seconds to catch up. */
const JUMP_MS = 400;
/** At most so much faster or slower, which nobody notices in a silent picture. */
const MOST_NUDGE = 0.25;

/** What a video that follows another one has to do to show the same moment. */
export type Correction =
  | { readonly do: 'nothing-filmed' }
  | { readonly do: 'jump'; readonly toSeconds: number }
  | { readonly do: 'run'; readonly rate: number };

interface Followed {
  /** Where in the following clip the master is; outside of 0 .. `lengthSeconds` its camera did not film. */
  readonly wantedSeconds: number;
  readonly lengthSeconds: number;
  /** What the following video shows. */
  readonly shownSeconds: number;
  readonly playing: boolean;
  readonly speed: number;
}

export function correctionOf({ wantedSeconds, lengthSeconds, shownSeconds, playing, speed }: Followed): Correction {
  if (wantedSeconds < 0 || wantedSeconds > lengthSeconds) return { do: 'nothing-filmed' };
  const behindMs = (wantedSeconds - shownSeconds) * 1000;
  if (!playing || Math.abs(behindMs) > JUMP_MS) return { do: 'jump', toSeconds: wantedSeconds };
  if (Math.abs(behindMs) <= SAME_MS) return { do: 'run', rate: speed };
  const nudge = Math.min(MOST_NUDGE, Math.max(-MOST_NUDGE, behindMs / 1000));
  return { do: 'run', rate: speed * (1 + nudge) };
}
