import type { Role } from '../contract/role.ts';
import { overlapMs } from '../core/interval.ts';
import { type SoundReading, windowCount } from '../hearing/sound-reading.ts';
import { isDead } from './deaf-intervals.ts';
import { lipPieces, type SeenCounter } from './lip-speaker.ts';
import { mixedWindows } from './mixed-windows.ts';
import { speechPieces } from './speech-pieces.ts';
import { SOMEBODY, type SpokenPiece, seenPerson } from './spoken-piece.ts';
import { VOICE } from './voice-parameters.ts';

export interface ChannelCounter extends SeenCounter {
  readonly channels?: readonly Role[] | undefined;
}

/** Levels of so many windows together decide which microphone a voice is nearer to. */
const SMOOTHED_WINDOWS = 5;
/** Share of windows with speech in which two microphones differ, so that they are two. */
const DIFFERING_SHARE = 0.2;
/** Time by lips that says whose microphone a channel is. */
const VOTE_MS = 2000;

/**
 * Whose each piece of speech is by the channel in which it is louder; undefined where one microphone was recorded, or nobody
 * can tell whose the channels are.
 */
export function channelPieces(stretch: SoundReading, counter: ChannelCounter): SpokenPiece[] | undefined {
  const difference = levelDifference(stretch);
  if (difference === undefined) return undefined;
  const mixed = mixedWindows(stretch);
  const ofSide = (isThere: (difference: number) => boolean) =>
    speechPieces({ ...mixed, speech: mixed.speech.map((p, i) => (isThere(difference[i]!) ? p : 0)) });
  const { apart } = VOICE.channels;
  const sides = [ofSide((d) => d >= apart), ofSide((d) => d <= -apart)] as const;
  const owners = counter.channels ?? ownersByLips(sides, lipPieces(stretch, counter));
  if (owners === undefined) return undefined;
  const between = ofSide((d) => Math.abs(d) < apart);
  return [
    ...sides.flatMap((pieces, c) => pieces.map((piece) => owned(piece, owners[c] ?? 'unknown', counter))),
    ...between.map((piece) => owned(piece, 'unknown', counter)),
  ].toSorted((a, b) => a.startMs - b.startMs);
}

/** What a microphone of a side's own says of its pieces. */
const OWN_MICROPHONE = 0.98;

function owned(piece: { startMs: number; endMs: number }, role: Role, { people }: SeenCounter): SpokenPiece {
  const person = role === 'unknown' ? SOMEBODY : (seenPerson(people, role, piece) ?? role);
  return { ...piece, role, person, confidence: role === 'unknown' ? VOICE.speech.enter : OWN_MICROPHONE };
}

/** By how much the first channel is louder, dB, smoothed; undefined where the channels are one, or one is dead. */
function levelDifference(stretch: SoundReading): Float32Array | undefined {
  const [first, second] = stretch.channels;
  const count = windowCount(stretch);
  if (!first || !second || isDead(first, 0, count) || isDead(second, 0, count)) return undefined;
  const raw = first.voiceBand.map((level, i) => level - second.voiceBand[i]!);
  const spoken = raw.filter((_, i) => Math.max(first.speech[i]!, second.speech[i]!) >= VOICE.speech.enter);
  const differing = spoken.filter((d) => Math.abs(d) > VOICE.channels.differ).length;
  if (differing <= DIFFERING_SHARE * spoken.length) return undefined;
  return smoothed(raw);
}

function smoothed(values: Float32Array): Float32Array {
  const half = (SMOOTHED_WINDOWS - 1) / 2;
  return values.map((_, i) => {
    const part = values.subarray(Math.max(0, i - half), i + half + 1);
    return part.reduce((sum, v) => sum + v, 0) / part.length;
  });
}

type Pieces = readonly { readonly startMs: number; readonly endMs: number }[];

/** The clerk's microphone is the one in which the clerk's lips are heard. */
function ownersByLips([first, second]: readonly [Pieces, Pieces], lips: readonly SpokenPiece[]) {
  const clerks = lips.filter(({ role }) => role === 'clerk');
  const heard = (pieces: Pieces) =>
    pieces.reduce((sum, piece) => sum + clerks.reduce((ms, clerk) => ms + overlapMs(piece, clerk), 0), 0);
  const lead = heard(first) - heard(second);
  if (Math.abs(lead) < VOTE_MS) return undefined;
  return lead > 0 ? (['clerk', 'citizen'] as const) : (['citizen', 'clerk'] as const);
}
