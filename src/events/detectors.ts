import { valuesOf } from '../core/parameter.ts';
import { VOICE } from '../voice/voice-parameters.ts';
import { ABSENCE_PARAMETERS, absentEvents } from './absence.ts';
import { armDetectors } from './arm-detectors.ts';
import { BENT_FORWARD_PARAMETERS, bentForwardEvents } from './bent-forward.ts';
import { bowEvents } from './bow.ts';
import { BOW_PARAMETERS } from './bow-parameters.ts';
import type { EventType } from './catalog.ts';
import { type Detector, ofEachClerk, type Tempo, tempo } from './detector.ts';
import { HEAD_DETECTORS } from './head-detectors.ts';
import { LEG_DETECTORS } from './leg-detectors.ts';
import { HANDOVER_DETECTOR, HANDOVERS, THROW_DETECTOR } from './paper-detectors.ts';
import { presenceEvents } from './presence.ts';
import { PRESENCE_PARAMETERS } from './presence-parameters.ts';
import { lowRaisedHandEvents, RAISED_HAND_PARAMETERS, raisedHandEvents } from './raised-hand.ts';
import { SLUMP_PARAMETERS, slumpEvents } from './slump.ts';
import { SMILE_PARAMETERS, smileEvents } from './smile.ts';
import { STANCE_PARAMETERS, seatedEvents, standingEvents } from './stance.ts';
import { talkingEvents } from './talking.ts';
import { VOICE_TYPES, voiceEvents } from './voice-events.ts';

/** What is heard needs no pictures. */
const HEARD: Tempo = { shortestMs: VOICE.speech.shortestHoleMs, longestStepMs: Number.POSITIVE_INFINITY };
const STANCE = valuesOf(STANCE_PARAMETERS);
const SLUMP = valuesOf(SLUMP_PARAMETERS);
const BENT_FORWARD = valuesOf(BENT_FORWARD_PARAMETERS);
const SMILE = valuesOf(SMILE_PARAMETERS);
const RAISED_HAND = valuesOf(RAISED_HAND_PARAMETERS);
const BOW = valuesOf(BOW_PARAMETERS);
const PRESENCE = valuesOf(PRESENCE_PARAMETERS);
const ABSENCE = valuesOf(ABSENCE_PARAMETERS);

/** Every detector, each after those whose events it uses. */
export const DETECTORS: readonly Detector[] = [
  ofEachClerk('standing', tempo(STANCE.taken, STANCE.longestStepMs), standingEvents),
  ofEachClerk('seated', { shortestMs: STANCE.shortestSeatedMs, longestStepMs: STANCE.longestStepMs }, seatedEvents),
  ofEachClerk('slumped', tempo(SLUMP.slumped, SLUMP.longestStepMs), slumpEvents),
  ofEachClerk('bent-forward', tempo(BENT_FORWARD.leaning, BENT_FORWARD.longestStepMs), bentForwardEvents),
  ofEachClerk('smile', tempo(SMILE.smiling, SMILE.longestStepMs), smileEvents),
  ofEachClerk('raised-hand', tempo(RAISED_HAND.raised, RAISED_HAND.longestStepMs), raisedHandEvents),
  ofEachClerk('low-raised-hand', tempo(RAISED_HAND.raised, RAISED_HAND.longestStepMs), lowRaisedHandEvents),
  HANDOVER_DETECTOR,
  ...armDetectors(HANDOVERS),
  {
    types: ['bow'],
    tempo: tempo(BOW.leaning, BOW.longestStepMs),
    uses: [...HANDOVERS, 'leaning-on-counter'],
    detect: ({ clerks }, others) =>
      clerks.flatMap((clerk) =>
        bowEvents(
          clerk,
          others.filter(({ person }) => person === clerk.person),
        ),
      ),
  },
  {
    types: ['citizen-present', 'citizen-turned-away'],
    tempo: tempo(PRESENCE.stands, PRESENCE.longestStepMs),
    detect: ({ citizens, citizenPxPerMetre, footage, pictures, unseen }) => {
      const watched = { startMs: footage.startMs, endMs: pictures.at(-1)?.tMs ?? footage.endMs };
      const { present, turnedAway } = presenceEvents(citizens, citizenPxPerMetre, watched, unseen);
      return [...present, ...turnedAway];
    },
  },
  THROW_DETECTOR,
  ...HEAD_DETECTORS,
  ...LEG_DETECTORS,
  {
    types: ['absent'],
    tempo: { shortestMs: ABSENCE.shortestMs, longestStepMs: ABSENCE.longestStepMs },
    detect: ({ clerks, hasZones, footage, pictures, unseen }) =>
      absentEvents(clerks, { footage, pictures, gaps: unseen }, hasZones),
  },
  {
    types: VOICE_TYPES,
    tempo: HEARD,
    detect: ({ voices }) => (voices ? voiceEvents(voices) : []),
  },
  {
    types: ['talking'],
    tempo: HEARD,
    detect: ({ clerks, voices }) => (voices ? clerks.flatMap((clerk) => talkingEvents(clerk, voices)) : []),
  },
];

/** @throws RangeError for a type that no detector finds */
export function tempoOf(type: EventType): Tempo {
  const detector = DETECTORS.find(({ types }) => types.includes(type));
  if (!detector) throw new RangeError(`no detector finds ${type}`);
  return detector.tempo;
}
