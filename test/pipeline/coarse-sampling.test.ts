import { describe, expect, it } from 'vitest';
import { loadRulebooks } from '../../src/config/load-rulebooks.ts';
import { interpret } from '../../src/interpret.ts';
import type { FrameReading } from '../../src/measurements/reading.ts';
import type { Finding } from '../../src/rulebooks/finding.ts';
import { seededGaussian } from '../support/body/landmark-noise.ts';
import type { ClipName } from '../support/clip-run.ts';
import { interpretationOf, recordedReadings } from '../support/recorded-readings.ts';

const rulebooks = loadRulebooks();
const BY_THE_BOOK = 'counter-by-the-book';
const VIOLATIONS = 'counter-violations';
const readings: Readonly<Record<ClipName, readonly FrameReading[]>> = {
  [BY_THE_BOOK]: await recordedReadings(BY_THE_BOOK),
  [VIOLATIONS]: await recordedReadings(VIOLATIONS),
};

function findingsOf(clip: ClipName, seen: readonly FrameReading[]): readonly Finding[] {
  const { footage, ...request } = interpretationOf(clip, readings[clip]);
  return interpret({ ...request, footage, readings: seen, rulebooks }).timeline.findings;
}
const keyOf = ({ rulebook, clause }: Finding): string => `${rulebook} ${clause}`;
const accused = (findings: readonly Finding[]): string[] =>
  findings.filter(({ verdict }) => verdict === 'not-met').map(keyOf);
const everyNth = (all: readonly FrameReading[], every: number, from: number) =>
  all.filter((_, i) => i % every === from);

/** As an overloaded machine drops frames: at random, whatever happens in them. */
function dropped(all: readonly FrameReading[], keptShare: number, seed: number): FrameReading[] {
  const gaussian = seededGaussian(seed);
  const uniform = () => 1 / (1 + Math.exp(-1.702 * gaussian()));
  return all.filter(() => uniform() < keptShare);
}

const RATES = [
  { fps: 10, every: 1 },
  { fps: 5, every: 2 },
  { fps: 2, every: 5 },
  { fps: 1, every: 10 },
  { fps: 0.5, every: 20 },
];

describe.each(RATES)('at $fps pictures a second', ({ every }) => {
  const starts = [...new Set([0, Math.floor(every / 3), Math.floor(every / 2), every - 1])];

  it.each(starts)('nobody who keeps the rules is accused, from picture %d on', (from) => {
    expect(accused(findingsOf(BY_THE_BOOK, everyNth(readings[BY_THE_BOOK], every, from)))).toEqual([]);
  });

  it.each(starts)('nobody is accused of more than at ten a second, from picture %d on', (from) => {
    const known = accused(findingsOf(VIOLATIONS, readings[VIOLATIONS]));
    const now = accused(findingsOf(VIOLATIONS, everyNth(readings[VIOLATIONS], every, from)));
    expect(now.filter((key) => !known.includes(key))).toEqual([]);
  });
});

describe.each([0.5, 0.25, 0.1])('where an overload leaves %d of the pictures', (keptShare) => {
  it.each([1, 2, 3, 4, 5, 6])('nobody who keeps the rules is accused (%d)', (seed) => {
    expect(accused(findingsOf(BY_THE_BOOK, dropped(readings[BY_THE_BOOK], keptShare, seed)))).toEqual([]);
  });
});

it('at one picture a second it is said why', () => {
  const findings = findingsOf(BY_THE_BOOK, everyNth(readings[BY_THE_BOOK], 10, 0));
  const reasons = findings.filter(({ verdict }) => verdict === 'not-assessable').map(({ reason }) => reason);
  expect(reasons.filter((reason) => reason === 'sampled-too-coarsely').length).toBeGreaterThan(10);
});

it('pictures left out because nothing moved take no verdict away but those on a smile', () => {
  const clip = VIOLATIONS;
  const all = findingsOf(clip, readings[clip]);
  // From 20 s on the clerk sits and the scene is said to have been still between the pictures that are left.
  const isLeft = (_: FrameReading, i: number) => i % 10 === 0;
  const coarse = readings[clip].filter(isLeft);
  const still = coarse.map((reading, i) => ({
    ...reading,
    stillMs: i === 0 ? 0 : Math.max(0, reading.tMs - coarse[i - 1]!.tMs - 100),
  }));
  const lost = (findings: readonly Finding[]) =>
    findings.filter(({ reason }) => reason === 'sampled-too-coarsely').map(keyOf);
  const isOnSmile = (key: string) => /smil/.test(key);
  expect(lost(findingsOf(clip, coarse)).filter((key) => !isOnSmile(key)).length).toBeGreaterThan(5);
  expect(lost(findingsOf(clip, still)).filter((key) => !isOnSmile(key))).toEqual([]);
  expect(lost(all)).toEqual([]);
});
