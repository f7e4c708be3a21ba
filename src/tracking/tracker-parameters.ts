import { bodySizes, milliseconds, parameters, probability, share } from '../core/parameter.ts';

/** Chosen on rendered people at rendered counters (docs/accuracy.md); nothing is known of other values. */
const ONE_VALUE = 'this value only, on the 16 development clips';

/** What decides who is tracked, and for how long. */
export const TRACKER_PARAMETERS = parameters({
  /**
   * The detector was trained on faces: somebody seen from behind, head and shoulders only, scores low. So it only proposes;
   * an unsure proposal must also cover something that is not part of the empty scene.
   */
  proposal: {
    minScore: probability(0.15, {
      source: 'Assumption: below the scores of citizens seen from behind.',
      testedRange: ONE_VALUE,
    }),
    sureScore: probability(0.5, {
      source: 'The threshold of MediaPipe’s pose detection graph.',
      testedRange: ONE_VALUE,
    }),
    vouchingScore: probability(0.85, {
      source:
        'In the clerk’s zone a detector this sure outweighs the landmark net, whose score falls to 0.01 for some clerks whose ' +
        'legs a counter hides (two rendered clips) while its landmarks stay right.',
      testedRange: 'this value only, on 32 rendered clips',
    }),
    minForegroundShare: share(0.3, {
      source:
        'Assumption: of head and shoulders, a person hides more than this of the empty scene; a monitor that was always there nothing.',
      testedRange: ONE_VALUE,
    }),
  },
  /** The landmark net’s own score that somebody is there. */
  presence: {
    sure: probability(0.5, { source: 'The threshold of MediaPipe’s pose graph.', testedRange: ONE_VALUE }),
    continuing: probability(0.1, {
      source: 'Hidden legs lower the score of a known person; a pose that stays where it was may score this little.',
      testedRange: ONE_VALUE,
    }),
  },
  /** Distances between two poses, `poseDistance`. */
  distance: {
    continuingBodies: bodySizes(0.6, {
      source: 'Assumption: nobody moves farther between two frames.',
      testedRange: ONE_VALUE,
    }),
    resumeBodies: bodySizes(1.2, {
      source:
        'Assumption: nobody moves farther while out of sight for up to three seconds, and no two people stand closer.',
      testedRange: ONE_VALUE,
    }),
    samePersonBodies: bodySizes(0.45, {
      source: 'Assumption: closer poses are one person, found twice.',
      testedRange: ONE_VALUE,
    }),
  },
  /** The larger side of the upper body, of what is expected at that place of the counter. */
  bodySize: {
    smallestShare: share(0.4, {
      source: 'Monitors taken for people measure 0.21 to 0.29, citizens 0.78 and more (development clips).',
      testedRange: ONE_VALUE,
    }),
    largestShare: share(6, {
      source: 'Assumption: whatever is larger is a wall, or hides the counter.',
      testedRange: ONE_VALUE,
    }),
  },
  back: {
    changedShare: share(0.03, {
      source:
        'A third of what head and shoulders of a citizen at the counter cover of the zone, as the foreground of a proposal.',
      testedRange: '0.03 and 0.08, on 35 rendered clips',
    }),
  },
  vouchHoldsMs: milliseconds(1500, {
    source: 'Assumption: nobody leaves unnoticed within this time; then the detector looks again.',
    testedRange: ONE_VALUE,
  }),
  confirmAfterMs: milliseconds(200, {
    source: 'Assumption: what is seen for less is a mistake of the nets; a frame or two at the usual cadence.',
    testedRange: ONE_VALUE,
  }),
  staleRoiMs: milliseconds(350, {
    source:
      'Longer than the 200 ms between frames while somebody is served; later the person may have left the last region.',
    testedRange: ONE_VALUE,
  }),
  movedAwayShare: share(0.1, {
    source: 'Assumption: of head and arms, somebody who changes places changes more, somebody who moves in place less.',
    testedRange: ONE_VALUE,
  }),
  poseHoldsMs: milliseconds(2200, {
    source: 'Three frames at the cadence of an idle counter, one a second (docs/decisions/0007-hot-loop.md).',
    testedRange: ONE_VALUE,
  }),
  goneShare: share(0.08, {
    source: 'Assumption: of head and shoulders, a person covers more than this of the empty scene.',
    testedRange: ONE_VALUE,
  }),
  /** A lost person is first sought at the same place, then only remembered. */
  seekLostForMs: milliseconds(800, { source: 'Assumption: short occlusions last less.', testedRange: ONE_VALUE }),
  resumeWithinMs: milliseconds(3000, {
    source: 'Assumption: somebody found near the same place within this time is the same person.',
    testedRange: ONE_VALUE,
  }),
});
