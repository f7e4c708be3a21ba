import { metres, metresPerSecond, milliseconds, parameters } from '../core/parameter.ts';
import { ONE_VALUE_ON_CLIPS } from './tested-range.ts';

export const PRESENCE_PARAMETERS = parameters({
  /** The negative of the speed, so that slower is more. */
  stands: {
    enter: metresPerSecond(-0.4, {
      source: 'People who stand sway and lean over the counter at up to 0.3 m/s.',
      testedRange: ONE_VALUE_ON_CLIPS,
    }),
    leave: metresPerSecond(-0.55, {
      source: 'People walk at 1 m/s and more.',
      testedRange: ONE_VALUE_ON_CLIPS,
    }),
    minHoldMs: milliseconds(800, {
      source: 'Assumption: whoever stops for less only passes by.',
      testedRange: ONE_VALUE_ON_CLIPS,
    }),
    releaseMs: milliseconds(800, {
      source: 'Assumption: a step aside takes less.',
      testedRange: ONE_VALUE_ON_CLIPS,
    }),
    bridgeMs: milliseconds(2500, {
      source: 'Assumption: nobody leaves and comes back unseen within this time.',
      testedRange: ONE_VALUE_ON_CLIPS,
    }),
  },
  longestStepMs: milliseconds(1500, {
    source: 'Whoever stands at the counter stays for many seconds; one picture a second is taken while nothing moves.',
    testedRange: 'not tested',
  }),
  speedWindowMs: milliseconds(500, {
    source: 'Over this long, landmark noise of a few pixels does not count as speed.',
    testedRange: ONE_VALUE_ON_CLIPS,
  }),
  samePresenceMs: milliseconds(2000, {
    source: 'Assumption: a new track at the same place within this time is the same presence.',
    testedRange: ONE_VALUE_ON_CLIPS,
  }),
  foundAgainMs: milliseconds(3500, {
    source: 'The tracker knows a lost person again for 3 s; the rest is margin until a speed is known.',
    testedRange: 'this value only, on 16 rendered clips watched live with a quarter of the CPU time needed',
  }),
  lostInPlaceMs: milliseconds(15_000, {
    source: 'Assumption: within this time nobody goes and another comes to the same place, both unseen.',
    testedRange: 'this value only, on 35 rendered clips',
  }),
  samePlaceM: metres(0.6, {
    source: 'Assumption: two people do not stand nearer to each other.',
    testedRange: ONE_VALUE_ON_CLIPS,
  }),
  leftPlaceM: metres(0.15, {
    source: 'Assumption: whoever stands sways less.',
    testedRange: ONE_VALUE_ON_CLIPS,
  }),
  leavingMs: milliseconds(2500, {
    source:
      'Assumption: turning about takes no longer; what is seen of somebody this long after standing is the leaving.',
    testedRange: ONE_VALUE_ON_CLIPS,
  }),
  shortestLeavingMs: milliseconds(400, {
    source: 'Assumption: turning away takes about this long, seen or not.',
    testedRange: ONE_VALUE_ON_CLIPS,
  }),
  lostBeforeGapMs: milliseconds(1500, {
    source: 'While little moves a picture a second is analysed: the last before a gap lies this long before it.',
    testedRange: 'not tested',
  }),
  speedUncertainty: metresPerSecond(0.15, {
    source: 'Landmark noise over the window, as between the two borders of standing.',
    testedRange: 'not tested',
  }),
});
