import { valuesOf } from '../core/parameter.ts';
import { type Detector, eventsOf, tempo } from './detector.ts';
import { GAZE_FOLLOWS_PARAMETERS, gazeFollowsEvents } from './gaze-follows.ts';
import { LOOKING_AWAY_PARAMETERS, lookingAwayEvents } from './looking-away.ts';

const GAZE = valuesOf(GAZE_FOLLOWS_PARAMETERS);
const AWAY = valuesOf(LOOKING_AWAY_PARAMETERS);

/** What heads and eyes do; some of it uses the citizens' leaving. */
export const HEAD_DETECTORS: readonly Detector[] = [
  {
    types: ['gaze-follows-citizen'],
    tempo: tempo(GAZE.turned, GAZE.longestStepMs),
    uses: ['citizen-turned-away'],
    detect: ({ clerks, citizens }, leavings) => clerks.flatMap((clerk) => gazeFollowsEvents(clerk, citizens, leavings)),
  },
  {
    types: ['looking-away'],
    tempo: tempo(AWAY.aside, AWAY.longestStepMs),
    uses: ['gaze-follows-citizen'],
    detect: ({ clerks, citizens }, followed) =>
      clerks.flatMap((clerk) => lookingAwayEvents(clerk, citizens, eventsOf(followed, clerk))),
  },
];
