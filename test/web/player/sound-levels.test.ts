import { expect, it } from 'vitest';
import { soundBars } from '../../../web/src/player/sound-levels.ts';

const SOUND = [{ startMs: 1000, stepMs: 32, loudness: [-100, -60, -35, -10, 0], speech: [0, 0, 0.6, 0.9, 0.4] }];

it('draws a window as a bar, from silence to as loud as it gets', () => {
  expect(soundBars(SOUND, 10).map(({ tMs, height, isSpeech }) => [tMs, height, isSpeech])).toEqual([
    [1000, 0, false],
    [1032, 0, false],
    [1064, 0.5, true],
    [1096, 1, true],
    [1128, 1, false],
  ]);
});

it('joins windows where there is no room for each, by the loudest', () => {
  expect(soundBars(SOUND, 3)).toEqual([
    { tMs: 1000, lengthMs: 64, height: 0, isSpeech: false },
    { tMs: 1064, lengthMs: 64, height: 1, isSpeech: true },
    { tMs: 1128, lengthMs: 64, height: 1, isSpeech: false },
  ]);
});

it('leaves holes in the sound open', () => {
  const second = { startMs: 5000, stepMs: 32, loudness: [-20], speech: [0] };
  expect(soundBars([...SOUND, second], 10).map(({ tMs }) => tMs)).toEqual([1000, 1032, 1064, 1096, 1128, 5000]);
});
