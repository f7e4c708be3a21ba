import { logOdds, metres, milliseconds, parameters, share } from '../core/parameter.ts';
import { ONE_VALUE, valuesOnClips } from './tested-range.ts';

/** When hands of clerk and citizen meet. */
export const MEETING_PARAMETERS = parameters({
  /** The negative of the distance between the nearest hands, so that nearer is more. */
  near: {
    enter: metres(-0.3, {
      source: 'Hands that hold the same paper are at most a sheet’s length (0.3 m) apart; the picture adds the depth.',
      testedRange: ONE_VALUE,
    }),
    leave: metres(-0.38, {
      source: 'Assumption: landmark noise moves hands less than from the border to here.',
      testedRange: ONE_VALUE,
    }),
    minHoldMs: milliseconds(450, { source: 'Assumption: no handover is shorter.', testedRange: ONE_VALUE }),
    releaseMs: milliseconds(400, {
      source: 'Assumption: hands that part for less still hold the same paper.',
      testedRange: ONE_VALUE,
    }),
    bridgeMs: milliseconds(700, {
      source: 'Assumption: nobody draws back and reaches out again unseen within this time.',
      testedRange: ONE_VALUE,
    }),
  },
  comeNearestM: metres(0.08, {
    source: 'Half a hand. At a narrow counter resting hands are near, too: a meeting is where they come nearest.',
    testedRange: ONE_VALUE,
  }),
  partAgainM: metres(0.15, {
    source: 'A hand. A meeting at a narrow counter ends once hands are this much farther apart than at their nearest.',
    testedRange: ONE_VALUE,
  }),
  seenNearMs: milliseconds(150, {
    source: 'Two sightings this far apart show hands together; a single one may be a mistaken wrist.',
    testedRange: ONE_VALUE,
  }),
  longestMs: milliseconds(8000, {
    source: 'Assumption: longer is two people with their hands on the counter.',
    testedRange: ONE_VALUE,
  }),
  longestStepMs: milliseconds(250, {
    source: 'About half of the shortest meeting: two pictures show the hands together.',
    testedRange: '200 and less, on recordings of 5 and more frames a second',
  }),
  contextMs: milliseconds(2500, {
    source: 'Before and after a meeting: long enough to see both reach out and draw back.',
    testedRange: ONE_VALUE,
  }),
});

/** How many hands of the clerk take part. */
export const HANDS_PARAMETERS = parameters({
  movedM: metres(0.085, {
    source: 'A resting hand wavers by 0.04 m in the picture; one that takes part travels farther than this.',
    testedRange: ONE_VALUE,
  }),
  movedShare: share(0.35, {
    source: 'Of the way of the other hand. A reach leans the body and drags the resting hand along by up to a quarter.',
    testedRange: ONE_VALUE,
  }),
  togetherM: metres(0.27, {
    source: 'Wrists that hold one sheet are at most its width (0.21 m) and a hand apart.',
    testedRange: valuesOnClips('0.27 and 0.29'),
  }),
  atPaperM: metres(0.3, {
    source: 'The other hand of two holds the paper as well, so it is near the place where the hands meet.',
    testedRange: valuesOnClips('0.3 and 0.33'),
  }),
  travelLogOdds: logOdds(4, {
    source: 'For each length of the border that a hand travels beyond it; chosen by hand, never fitted.',
    testedRange: ONE_VALUE,
  }),
  nearnessLogOdds: logOdds(8, {
    source: 'For each length of the border that hands are nearer than it; chosen by hand, never fitted.',
    testedRange: valuesOnClips('4 and 8'),
  }),
  nearnessLimit: logOdds(1, {
    source: 'Hands rest together, so nearness alone proves little; chosen by hand, never fitted.',
    testedRange:
      '0.5 on the 16 development clips, 1 on all 32 rendered ones: with 0.5 two hands at one sheet that hardly moved were one',
  }),
  reachM: metres(0.03, {
    source:
      'The clerk reaches: in 20 rendered handovers the hand that moves more comes 0.05 m and more and goes as far, where a ' +
      'sheet is laid before hands that type 0.006 m, and beside hands that have laid down another one 0.004 m afterwards.',
    testedRange: 'this value only, on all 32 rendered clips',
  }),
  logOddsLimit: logOdds(3, {
    source: 'However far hands travel, they say no more than this; chosen by hand, never fitted.',
    testedRange: ONE_VALUE,
  }),
  /** Where a hand was before the meeting: between these two times before it. */
  restBeforeReach: {
    fromMs: milliseconds(2000, {
      source: 'Hands are at rest before they reach out.',
      testedRange: valuesOnClips('1600 and 2000'),
    }),
    toMs: milliseconds(1000, { source: 'Reaching out has begun by then.', testedRange: valuesOnClips('700 and 1000') }),
  },
  restBeforeTaking: {
    fromMs: milliseconds(1600, {
      source: 'Whoever gives takes the paper up first, near the place where it will be given.',
      testedRange: ONE_VALUE,
    }),
    toMs: milliseconds(700, { source: 'The paper is in the hand by then.', testedRange: ONE_VALUE }),
  },
  restAfterMs: milliseconds(1400, {
    source: 'After hands have drawn back, and before they do something else.',
    testedRange: valuesOnClips('1400 and 2000'),
  }),
  longestReachMs: milliseconds(1500, {
    source: 'Assumption: reaching out takes no longer.',
    testedRange: ONE_VALUE,
  }),
  reachedShare: share(0.25, {
    source: 'Assumption: a handover begins once the hand has covered this share of its way.',
    testedRange: ONE_VALUE,
  }),
  drawingBackMs: milliseconds(600, {
    source: 'After hands part they draw back: a second hand that held the paper is seen then at the latest.',
    testedRange: 'not tested',
  }),
  largestHiddenShare: share(0.3, {
    source:
      'Of the time from reaching out to drawing back. A hand out of sight for longer may have been at the paper; as the ' +
      'clauses’ own maxHiddenShare.',
    testedRange: '0.3 and 0.5, on the 32 rendered clips',
  }),
});

/** Whether the clerk gives or receives. */
export const DIRECTION_PARAMETERS = parameters({
  headStartMs: milliseconds(300, {
    source:
      'Whoever gives reaches out first and draws back first; this much speaks for one unit of log-odds. Not fitted.',
    testedRange: ONE_VALUE,
  }),
  timingLimit: logOdds(2.5, {
    source: 'What timing can say at most; chosen by hand, never fitted.',
    testedRange: ONE_VALUE,
  }),
  heldUpM: metres(0.06, {
    source:
      'Whoever gives holds the paper over the desk before, whoever receives holds it after; this much speaks for one ' +
      'unit of log-odds. Not fitted.',
    testedRange: ONE_VALUE,
  }),
  heldLimit: logOdds(2, {
    source: 'What a held paper can say at most; chosen by hand, never fitted.',
    testedRange: ONE_VALUE,
  }),
  inSightLogOdds: logOdds(1, {
    source:
      'A hand in sight before a handover and hidden after it gave (3 of 3 rendered handovers); the other way it received.',
    testedRange: 'this value only, on 35 rendered clips',
  }),
  sequenceLogOdds: logOdds(0.7, {
    source: 'Papers come before they go back; chosen by hand, never fitted.',
    testedRange: ONE_VALUE,
  }),
  outShare: share(0.5, {
    source: 'A hand is out once it has covered half of the way from where it rested.',
    testedRange: ONE_VALUE,
  }),
  shortestWayM: metres(0.045, {
    source: 'A resting hand wavers by 0.04 m: one that moved no farther says nothing of when.',
    testedRange: ONE_VALUE,
  }),
  restFromMs: milliseconds(600, {
    source: 'Before and after a meeting, hands are at rest from here on.',
    testedRange: ONE_VALUE,
  }),
  restToMs: milliseconds(1600, {
    source: 'Before and after a meeting, hands may do something else from here on.',
    testedRange: ONE_VALUE,
  }),
  holdingMs: milliseconds(800, {
    source: 'The paper is looked for in the raised hand this long, before and after.',
    testedRange: ONE_VALUE,
  }),
});
