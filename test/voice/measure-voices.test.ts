import { describe, expect, it } from 'vitest';
import { measureVoices } from '../../src/voice/measure-voices.ts';
import { type MadeSound, type MadeVoice, soundCounter } from '../support/sound-readings.ts';

const VOICES: readonly MadeVoice[] = [
  { who: 'clerk', startMs: 3000, endMs: 5500 },
  { who: 'citizen', startMs: 6500, endMs: 9000 },
  { who: 'clerk', startMs: 9400, endMs: 11_000 },
];

const heard = (made: Partial<MadeSound> = {}) =>
  measureVoices(soundCounter({ durationMs: 20_000, voices: VOICES, ...made }));
const rolesOf = (made?: Partial<MadeSound>) => heard(made).turns.map(({ role }) => role);

describe('voices at the counter', () => {
  it('are turns with their speakers, from when to when', () => {
    const { turns, deaf } = heard();
    expect(deaf).toEqual([]);
    expect(turns.map(({ role, person }) => [role, person])).toEqual([
      ['clerk', 'clerk-1'],
      ['citizen', 'citizen-1'],
      ['clerk', 'clerk-1'],
    ]);
    for (const [i, { startMs, endMs }] of turns.entries()) {
      expect(Math.abs(startMs - VOICES[i]!.startMs)).toBeLessThan(100);
      expect(Math.abs(endMs - VOICES[i]!.endMs)).toBeLessThan(100);
    }
  });

  it('say how far they stand out of the room, and how fast they are', () => {
    const [turn] = heard({ roomLevel: -45 }).turns;
    expect(turn!.overRoom).toBeGreaterThan(20);
    expect(turn!.overRoom).toBeLessThan(24);
    expect(turn!.pace.available && Math.abs(turn!.pace.value - 4.5)).toBeLessThan(0.7);
  });

  it.each<{ when: string; made: Partial<MadeSound>; roles: string[] }>([
    { when: 'the clerk’s face is not seen', made: { face: 'unseen' }, roles: ['unknown'] },
    { when: 'the clerk’s lips never move: a mask', made: { face: 'masked' }, roles: ['unknown'] },
    { when: 'no citizen is seen', made: { hasCitizen: false }, roles: ['clerk', 'unknown', 'clerk'] },
  ])('are nobody’s where it cannot be told: $when', ({ made, roles }) => {
    // Voices of nobody that are close together are one turn.
    expect(roles.length === 1 ? [...new Set(rolesOf(made))] : rolesOf(made)).toEqual(roles);
  });

  it('that are much fainter than the clerk’s are from elsewhere in the hall', () => {
    const voices = [...VOICES, { who: 'neighbour' as const, startMs: 14_000, endMs: 16_000, level: -32 }];
    expect(rolesOf({ voices })).toEqual(['clerk', 'citizen', 'clerk', 'unknown']);
  });

  it('of one person are one turn over pauses shorter than 0.4 s', () => {
    const voices: readonly MadeVoice[] = [
      { who: 'clerk', startMs: 3000, endMs: 4500 },
      { who: 'clerk', startMs: 4800, endMs: 6300 },
      { who: 'clerk', startMs: 7300, endMs: 9000 },
    ];
    expect(heard({ voices }).turns).toHaveLength(2);
  });
});

describe('two channels', () => {
  const two: Partial<MadeSound> = {
    isStereo: true,
    voices: [
      { who: 'clerk', startMs: 3000, endMs: 6000, level: -23, secondLevel: -38 },
      { who: 'citizen', startMs: 6200, endMs: 9000, level: -36, secondLevel: -24 },
    ],
  };

  it.each<{ when: string; made: Partial<MadeSound>; roles: string[] }>([
    {
      when: 'the camera file says whose they are',
      made: { soundChannels: ['clerk', 'citizen'], face: 'unseen' },
      roles: ['clerk', 'citizen'],
    },
    {
      when: 'it says so the other way round',
      made: { soundChannels: ['citizen', 'clerk'], face: 'unseen' },
      roles: ['citizen', 'clerk'],
    },
    { when: 'the clerk’s lips do', made: {}, roles: ['clerk', 'citizen'] },
    { when: 'nothing does', made: { face: 'unseen' }, roles: ['unknown'] },
  ])('tell the speakers where $when', ({ made, roles }) => {
    expect(rolesOf({ ...two, ...made })).toEqual(roles);
  });

  it('that are the same are one microphone', () => {
    const made = { isStereo: true, soundChannels: ['clerk', 'citizen'] as const };
    expect(rolesOf(made)).toEqual(['clerk', 'citizen', 'clerk']);
  });

  it('of which none is louder leave a voice in between to nobody', () => {
    const between = { who: 'neighbour' as const, startMs: 12_000, endMs: 14_000, level: -30, secondLevel: -30 };
    const made = { ...two, voices: [...two.voices!, between], soundChannels: ['clerk', 'citizen'] as const };
    expect(rolesOf(made)).toEqual(['clerk', 'citizen', 'unknown']);
  });
});

describe('silence proves nothing', () => {
  it('where nobody listened', () => {
    const { readings, ...counter } = soundCounter({ durationMs: 5000 });
    const deafened = readings.map(({ sound: _, ...reading }) => reading);
    expect(measureVoices({ ...counter, readings: deafened })).toEqual({
      turns: [],
      deaf: [{ startMs: 0, endMs: 5000, reason: 'no-audio' }],
    });
  });

  it.each<{ what: string; made: Partial<MadeSound>; deaf: object[] }>([
    {
      what: 'in a hole of the sound',
      made: { holes: [{ startMs: 8000, endMs: 12_000 }] },
      deaf: [{ reason: 'no-audio', startMs: 8000, endMs: 12_000 }],
    },
    {
      what: 'with digital silence',
      made: { constant: { loudness: -100, voiceBand: -100 } },
      deaf: [{ reason: 'microphone-silent', startMs: 0 }],
    },
    {
      what: 'with the hum of the mains',
      made: { constant: { loudness: -40, voiceBand: -70 } },
      deaf: [{ reason: 'microphone-silent', startMs: 0 }],
    },
  ])('$what', ({ made, deaf }) => {
    const found = heard({ voices: [], ...made }).deaf;
    expect(found).toMatchObject(
      deaf.map((part) =>
        Object.fromEntries(
          Object.entries(part).map(([k, v]) => [k, k.endsWith('Ms') ? expect.closeTo(v as number, -2) : v]),
        ),
      ),
    );
  });

  it('but in a room that is merely quiet it does', () => {
    expect(heard({ voices: [], roomLevel: -62 }).deaf).toEqual([]);
  });
});
