import { expect, it } from 'vitest';
import { measured } from '../../src/core/measured.ts';
import { detectEvents } from '../../src/events/detect-events.ts';
import type { VoiceTurn } from '../../src/voice/voice-turn.ts';
import { personSeen, picturesAt } from '../support/samples.ts';

const footage = { startMs: 0, endMs: 10_000 };
const counter = {
  people: [personSeen('clerk', { durationMs: footage.endMs }, () => ({}))],
  pictures: picturesAt({ durationMs: footage.endMs }),
  handoverPxPerMetre: 400,
  citizenPxPerMetre: 500,
  poorPictures: [],
  colleagues: [],
  hasZones: true,
};
const turn: VoiceTurn = {
  ...{ startMs: 2000, endMs: 4500, role: 'clerk', person: 'clerk-1', confidence: 0.9 },
  ...{ loudness: -25, overRoom: 20, pace: measured(4) },
};

const talking = (turns: readonly VoiceTurn[]) =>
  detectEvents(counter, { footage, gaps: [], voices: { turns, deaf: [] } }).events.filter(
    ({ type }) => type === 'talking',
  );

it('a clerk in the picture talks while that clerk’s voice is heard', () => {
  expect(talking([turn])).toEqual([
    { type: 'talking', person: 'clerk-1', role: 'clerk', startMs: 2000, endMs: 4500, confidence: 0.9 },
  ]);
});

it.each<[string, VoiceTurn]>([
  ['the citizen’s', { ...turn, role: 'citizen', person: 'citizen-1' }],
  ['of somebody who is not in the picture', { ...turn, person: 'clerk' }],
  ['whose nobody knows', { ...turn, role: 'unknown', person: 'voice' }],
])('a voice %s is not a clerk’s who is seen', (_, voice) => {
  expect(talking([voice])).toEqual([]);
});

it('without sound nothing is said of it', () => {
  expect(detectEvents(counter, { footage, gaps: [] }).events.map(({ type }) => type)).not.toContain('talking');
});
