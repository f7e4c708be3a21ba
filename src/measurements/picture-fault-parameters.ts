import { count, milliseconds, parameters, score, share, valuesOf } from '../core/parameter.ts';

/** Nothing else was tried. */
const MADE_UP = 'made-up cards, freezes and masks; 118 clips without any';

export const PICTURE_FAULT_PARAMETERS = parameters({
  signal: {
    shortestMs: milliseconds(2500, { source: 'A cut to black or a fade is over by then.', testedRange: MADE_UP }),
    flatShare: share(0.9, {
      source: 'Cards and colour bars have 0.90 to 1 without texture, rooms 0.87 at most for longer than a moment.',
      testedRange: MADE_UP,
    }),
    patternFlatShare: share(0.75, {
      source: 'Cards with large letters and moving test patterns; few colours or strong ones tell them from rooms.',
      testedRange: MADE_UP,
    }),
    mainColoursShare: share(0.85, { source: 'Rooms have 0.88 at most, and move.', testedRange: MADE_UP }),
    stillShare: share(0.05, {
      source: 'Bars do not move, and are coded a little otherwise from key picture to key picture.',
      testedRange: MADE_UP,
    }),
    cardStillShare: share(0.01, {
      source: 'Only a clock changes on a card; the plainest room changes 0.017.',
      testedRange: MADE_UP,
    }),
    strongSaturation: score(50, { source: 'Rooms reach 38.', testedRange: MADE_UP }),
    stillSaturation: score(30, {
      source: 'Of bars that do not move; rooms whose picture is still have 20.',
      testedRange: MADE_UP,
    }),
    snowSharpness: score(80, { source: 'Noise without a picture has 270, a noisy sensor 19.', testedRange: MADE_UP }),
  },
  frozen: {
    shortestMs: milliseconds(20_000, {
      source:
        'Within it recorders code a key picture, which shows the noise of a sensor even where all between is left as it was.',
      testedRange: MADE_UP,
    }),
    recodedShare: share(0.14, {
      source: 'A key picture of a frozen picture changes up to 0.11, of the faintest noise that was tried 0.19.',
      testedRange: MADE_UP,
    }),
    unchangedShare: share(0.002, {
      source: 'Between its key pictures a frozen picture changes nothing, a room 0.03 at least.',
      testedRange: MADE_UP,
    }),
    unchangedChecksShare: share(0.5, { source: 'Key pictures come every second or two.', testedRange: MADE_UP }),
    settlingKeyPictures: count(2, { source: 'Coding settles within two of them.', testedRange: MADE_UP }),
  },
  covered: {
    shortestMs: milliseconds(10_000, {
      source: 'Whoever stands before the lens moves on; what is put there stays.',
      testedRange: MADE_UP,
    }),
    blankContrast: score(4, { source: 'Noise alone; a dark hall shows more.', testedRange: MADE_UP }),
    blankZoneContrast: score(6, { source: 'A clerk’s zone has 14 at least.', testedRange: MADE_UP }),
    unfocusedEdges: score(0.8, {
      source:
        'Luma range of edges as a multiple of contrast: 0.7 and less through a blur of 12 px and through cloth, 1.3 and more in usable pictures.',
      testedRange: MADE_UP,
    }),
    lightLuma: score(30, { source: 'Below it a hall is dark, which covers nothing.', testedRange: MADE_UP }),
    greySaturation: score(20, { source: 'A blank picture of a strong colour is a card.', testedRange: MADE_UP }),
    maskOfZoneShare: share(0.25, {
      source: 'A mask over the body fills 0.4 of a clerk’s zone, the largest plain thing in one 0.06.',
      testedRange: MADE_UP,
    }),
    maskShare: share(0.1, { source: 'Without zones, of the picture.', testedRange: MADE_UP }),
    maskBorderShare: share(0.6, {
      source: 'A mask ends abruptly on all sides (0.7 to 1), a plain wall or sheet on some (0.56 at most).',
      testedRange: MADE_UP,
    }),
  },
  upsideDown: {
    windowMs: milliseconds(10_000, { source: 'Assumption: nobody bends over for so long.', testedRange: MADE_UP }),
    leastChecks: count(4, { source: 'One or two may be a thing on the counter.', testedRange: MADE_UP }),
    headDownShare: share(0.6, {
      source:
        'Of the seconds in which the detector is sure of people: 0.8 and more in pictures turned over, 0.3 at most in others.',
      testedRange: MADE_UP,
    }),
  },
});

export const PICTURE_FAULT = valuesOf(PICTURE_FAULT_PARAMETERS);
