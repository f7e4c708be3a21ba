import { valuesOf } from '../core/parameter.ts';
import { CHAIR_ROLLING_PARAMETERS, chairRollingEvents } from './chair-rolling.ts';
import { type Detector, eventsOf, ofEachClerk, tempo } from './detector.ts';
import { LEG_SHAKING_PARAMETERS, legShakingEvents } from './leg-shaking.ts';
import { LEGS_CROSSED_PARAMETERS, legsCrossedEvents } from './legs-crossed.ts';

const CROSSED = valuesOf(LEGS_CROSSED_PARAMETERS);
const SHAKING = valuesOf(LEG_SHAKING_PARAMETERS);
const ROLLING = valuesOf(CHAIR_ROLLING_PARAMETERS);

/** What legs and chair do, where a camera sees them. */
export const LEG_DETECTORS: readonly Detector[] = [
  ofEachClerk('legs-crossed', tempo(CROSSED.crossed, CROSSED.longestStepMs), legsCrossedEvents),
  ofEachClerk('chair-rolling', tempo(ROLLING.rolling, ROLLING.longestStepMs), chairRollingEvents),
  {
    types: ['leg-shaking'],
    tempo: tempo(SHAKING.shaking, SHAKING.longestStepMs),
    uses: ['chair-rolling'],
    detect: ({ clerks }, rolls) => clerks.flatMap((clerk) => legShakingEvents(clerk, eventsOf(rolls, clerk))),
  },
];
