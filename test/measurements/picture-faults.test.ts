import { describe, expect, it } from 'vitest';
import type { CheckedPicture } from '../../src/landmarks/observation.ts';
import { poorPictures } from '../../src/measurements/poor-picture.ts';
import type { FrameReading } from '../../src/measurements/reading.ts';
import type { PictureQuality } from '../../src/media/picture-quality.ts';
import { checkedReadings } from '../support/picture-checks.ts';

type Check = Partial<CheckedPicture>;

/** `frozen 9-30`, in seconds. */
const faultsOf = (readings: readonly FrameReading[], hasZones = true): string[] =>
  poorPictures(readings, hasZones).map(({ reason, startMs, endMs }) => `${reason} ${startMs / 1000}-${endMs / 1000}`);

const CARD: Check = { flatShare: 0.97, mainColoursShare: 0.98, changedShare: 0.001, saturation: 110 };
const FROZEN: Check = { changedShare: 0 };
const MASKED: Check = { patchShare: 0.16, patchOfZoneShare: 0.4, patchBorderShare: 0.9 };
const HEAD_DOWN: Check = { headsUp: 0, headsDown: 2 };

const from = (first: number, last: number, check: Check) => (second: number) =>
  second >= first && second <= last ? check : {};

describe('a fault of the picture', () => {
  it.each<[string, Check, string]>([
    ['a card', CARD, 'no-signal 9-31'],
    ['a grey card', { ...CARD, saturation: 0 }, 'no-signal 9-31'],
    ['colour bars', { flatShare: 0.95, mainColoursShare: 0.35, changedShare: 0, saturation: 50 }, 'no-signal 9-31'],
    ['a card of large letters', { flatShare: 0.8, mainColoursShare: 0.9, changedShare: 0.005 }, 'no-signal 9-31'],
    ['a test pattern that moves', { flatShare: 0.83, changedShare: 0.2, saturation: 80 }, 'no-signal 9-31'],
    ['one picture again and again', FROZEN, 'frozen 9-30'],
    ['a mask over the clerk', MASKED, 'covered 9-31'],
    ['a plain thing before the clerk’s place', { zoneContrast: 3 }, 'covered 9-31'],
    ['a lens without any focus', { edgeLuma: 20 }, 'covered 9-31'],
    ['people on their heads', HEAD_DOWN, 'upside-down 9-31'],
  ])('is told by %s', (_, check, expected) => {
    expect(faultsOf(checkedReadings(60, from(10, 30, check)))).toEqual([expected]);
  });

  it.each<[string, (second: number) => Check]>([
    ['an ordinary counter', () => ({})],
    ['an empty one in which little changes', () => ({ changedShare: 0.03 })],
    ['a plain room', () => ({ flatShare: 0.86, mainColoursShare: 0.88, changedShare: 0.1, saturation: 38 })],
    ['a cut to a blank picture', from(10, 11, CARD)],
    ['a few seconds without change', from(10, 17, FROZEN)],
    ['a still picture with the noise of a sensor', (second) => ({ changedShare: second % 4 === 0 ? 0.2 : 0 })],
    ['one whose noise is faint and shows rarely', (second) => ({ changedShare: second % 12 === 0 ? 0.19 : 0 })],
    ['somebody who holds still for a while', (second) => ({ changedShare: second % 20 === 0 ? 0.2 : 0 })],
    ['somebody before the lens', from(10, 17, MASKED)],
    ['a plain wall', () => ({ patchShare: 0.15, patchOfZoneShare: 0.4, patchBorderShare: 0.4 })],
    ['a mask that is not before the clerk', () => ({ ...MASKED, patchOfZoneShare: 0.1 })],
    ['somebody who bends down', from(10, 12, HEAD_DOWN)],
    ['hands on the counter', (second) => (second % 3 === 0 ? HEAD_DOWN : {})],
  ])('is not told by %s', (_, checkAt) => {
    expect(faultsOf(checkedReadings(60, checkAt))).toEqual([]);
  });

  it('without zones is told by a mask that hides a part of the picture', () => {
    expect(
      faultsOf(
        checkedReadings(30, () => ({ ...MASKED, patchOfZoneShare: 0 })),
        false,
      ),
    ).toEqual(['covered 0-30']);
  });

  it.each<[string, (second: number) => Check, string[]]>([
    [
      'a frozen picture through the key pictures by which coding settles',
      (s) => ({ changedShare: s === 22 ? 0.4 : s >= 20 && s % 4 === 2 ? 0.05 : s >= 20 ? 0 : 0.3 }),
      ['frozen 19-60'],
    ],
    ['a card through a flash', (s) => (s === 20 ? {} : CARD), ['no-signal 0-60']],
    ['a picture turned over through a seated ghost', (s) => (s % 4 === 0 ? {} : HEAD_DOWN), ['upside-down 0-60']],
  ])('goes on: %s', (_, checkAt, expected) => {
    expect(faultsOf(checkedReadings(60, checkAt))).toEqual(expected);
  });

  it('is given one reason: a card does not change either', () => {
    const checkAt = (second: number) => (second >= 20 ? CARD : FROZEN);
    expect(faultsOf(checkedReadings(60, checkAt))).toEqual(['frozen 0-19', 'no-signal 19-60']);
  });

  it.each<[string, PictureQuality, Check, string]>([
    ['a lens with a cap on', { meanLuma: 43, contrast: 5, sharpness: 18 }, { zoneContrast: 1.4 }, 'covered 0-30'],
    [
      'a black picture',
      { meanLuma: 16, contrast: 0, sharpness: 0 },
      { zoneContrast: 0, saturation: 0 },
      'covered 0-30',
    ],
    ['a blue one', { meanLuma: 41, contrast: 0, sharpness: 0 }, { zoneContrast: 0, saturation: 110 }, 'no-signal 0-30'],
    ['snow', { meanLuma: 126, contrast: 73, sharpness: 270 }, { flatShare: 0 }, 'no-signal 0-30'],
    ['a hall without light', { meanLuma: 20, contrast: 6, sharpness: 3 }, { zoneContrast: 4 }, 'poor-picture 0-30'],
  ])('is told from darkness: %s', (_, quality, check, expected) => {
    const readings = checkedReadings(30, () => check).map((reading) => ({ ...reading, quality }));
    expect(faultsOf(readings)).toEqual([expected]);
  });

  it('is unknown of readings that were stored without checks', () => {
    const readings = checkedReadings(60, () => CARD).map(({ check: _, ...reading }) => reading);
    expect(faultsOf(readings)).toEqual([]);
  });
});
