import { absentEvents } from './absence.ts';
import { bowEvents } from './bow.ts';
import type { EventType } from './catalog.ts';
import { type Detector, ofEachClerk } from './detector.ts';
import { handoverEvents } from './handover.ts';
import { presenceEvents } from './presence.ts';
import { raisedHandEvents } from './raised-hand.ts';
import { slumpEvents } from './slump.ts';
import { smileEvents } from './smile.ts';
import { seatedEvents, standingEvents } from './stance.ts';

const HANDOVERS: readonly EventType[] = [
  'two-handed-receive',
  'two-handed-give',
  'one-handed-receive',
  'one-handed-give',
];

/** Every detector, each after those whose events it uses. */
export const DETECTORS: readonly Detector[] = [
  ofEachClerk('standing', standingEvents),
  ofEachClerk('seated', seatedEvents),
  ofEachClerk('slumped', slumpEvents),
  ofEachClerk('smile', smileEvents),
  ofEachClerk('raised-hand', raisedHandEvents),
  {
    types: HANDOVERS,
    detect: ({ clerks, citizens, handoverPxPerMetre }) =>
      clerks.flatMap((clerk) => citizens.flatMap((citizen) => handoverEvents(clerk, citizen, handoverPxPerMetre))),
  },
  {
    types: ['bow'],
    uses: HANDOVERS,
    detect: ({ clerks }, handovers) =>
      clerks.flatMap((clerk) =>
        bowEvents(
          clerk,
          handovers.filter(({ person }) => person === clerk.person),
        ),
      ),
  },
  {
    types: ['citizen-present', 'citizen-turned-away'],
    detect: ({ citizens, citizenPxPerMetre, footage }) => {
      const { present, turnedAway } = presenceEvents(citizens, citizenPxPerMetre, footage);
      return [...present, ...turnedAway];
    },
  },
  {
    types: ['absent'],
    detect: ({ clerks, citizens, hasZones, footage, unseen }) =>
      absentEvents(clerks, { footage, gaps: unseen }, { hasZones, hasCitizens: citizens.length > 0 }),
  },
];
