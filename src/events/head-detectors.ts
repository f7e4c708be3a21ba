import { valuesOf } from '../core/parameter.ts';
import { CHATTING_PARAMETERS, chattingEvents } from './chatting.ts';
import { type Detector, eventsOf, tempo } from './detector.ts';
import { DOZING_PARAMETERS, dozingEvents } from './dozing.ts';
import { GAZE_FOLLOWS_PARAMETERS, gazeFollowsEvents } from './gaze-follows.ts';
import { LEANING_FORWARD_PARAMETERS, leaningForwardEvents, OTHER_LEANS } from './leaning-forward.ts';
import { LOOKING_AWAY_PARAMETERS, lookingAwayEvents } from './looking-away.ts';
import { NOD_PARAMETERS, nodEvents } from './nod.ts';

const GAZE = valuesOf(GAZE_FOLLOWS_PARAMETERS);
const AWAY = valuesOf(LOOKING_AWAY_PARAMETERS);
const LEANING = valuesOf(LEANING_FORWARD_PARAMETERS);
const NOD = valuesOf(NOD_PARAMETERS);
const CHATTING = valuesOf(CHATTING_PARAMETERS);
const DOZING = valuesOf(DOZING_PARAMETERS);

/** What heads and eyes do before citizens, and leaning towards them. */
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
  {
    types: ['nod'],
    tempo: { shortestMs: NOD.shortestMs, longestStepMs: NOD.longestStepMs },
    uses: ['citizen-present'],
    detect: ({ clerks }, visits) => clerks.flatMap((clerk) => nodEvents(clerk, visits)),
  },
  {
    types: ['dozing'],
    tempo: tempo(DOZING.sunk, DOZING.longestStepMs),
    uses: ['slumped'],
    detect: ({ clerks }, slumps) => clerks.flatMap((clerk) => dozingEvents(clerk, eventsOf(slumps, clerk))),
  },
  {
    types: ['leaning-forward'],
    tempo: tempo(LEANING.leaning, LEANING.longestStepMs),
    uses: ['citizen-present', ...OTHER_LEANS],
    detect: ({ clerks }, found) => {
      const visits = found.filter(({ type }) => type === 'citizen-present');
      const others = found.filter(({ type }) => type !== 'citizen-present');
      return clerks.flatMap((clerk) => leaningForwardEvents(clerk, visits, eventsOf(others, clerk)));
    },
  },
  {
    types: ['chatting'],
    tempo: tempo(CHATTING.turned, CHATTING.longestStepMs),
    detect: ({ clerks, citizens, colleagues, handoverPxPerMetre }) =>
      clerks.flatMap((clerk) =>
        chattingEvents(
          clerk,
          [...clerks, ...citizens, ...colleagues].filter((other) => other !== clerk),
          handoverPxPerMetre,
        ),
      ),
  },
];
