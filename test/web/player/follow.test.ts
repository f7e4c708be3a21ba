import { describe, expect, test } from 'vitest';
import { correctionOf } from '../../../web/src/player/follow.ts';

const at = { lengthSeconds: 20, playing: true, speed: 1 } as const;

describe('a video that follows another one', () => {
  test.each([
    ['the same moment', { ...at, wantedSeconds: 5.03, shownSeconds: 5 }, { do: 'run', rate: 1 }],
    ['a little behind', { ...at, wantedSeconds: 5.2, shownSeconds: 5 }, { do: 'run', rate: 1.2 }],
    [
      'a little ahead, at half speed',
      { ...at, speed: 0.5, wantedSeconds: 5, shownSeconds: 5.2 },
      { do: 'run', rate: 0.4 },
    ],
    ['far behind', { ...at, wantedSeconds: 9, shownSeconds: 5 }, { do: 'jump', toSeconds: 9 }],
    [
      'standing still',
      { ...at, playing: false, wantedSeconds: 5.01, shownSeconds: 5 },
      { do: 'jump', toSeconds: 5.01 },
    ],
    ['before its camera began', { ...at, wantedSeconds: -0.1, shownSeconds: 0 }, { do: 'nothing-filmed' }],
    ['after its camera stopped', { ...at, wantedSeconds: 20.1, shownSeconds: 20 }, { do: 'nothing-filmed' }],
  ] as const)('%s', (_case, followed, correction) => {
    const made = correctionOf(followed);
    expect(made.do).toBe(correction.do);
    if (made.do === 'run' && correction.do === 'run') expect(made.rate).toBeCloseTo(correction.rate, 6);
    else expect(made).toEqual(correction);
  });
});
