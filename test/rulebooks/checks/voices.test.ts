import { describe, expect, it } from 'vitest';
import type { CounterEvent } from '../../../src/events/event.ts';
import { CITIZEN, judged, SEATED, verdictOf } from '../../support/check.ts';
import { blind, event } from '../../support/events.ts';

/** A voice well over the room. */
const says = (
  who: 'clerk' | 'citizen' | 'unknown',
  startMs: number,
  endMs: number,
  over: Partial<CounterEvent> = {},
): CounterEvent => event(`${who}-voice`, startMs, endMs, { value: 20, unit: 'LU', confidence: 0.95, ...over });

const PAPERS = [event('two-handed-receive', 25_000, 26_000), event('two-handed-give', 50_000, 51_000)];
const verdict = (clause: string, voices: readonly CounterEvent[], blindness = [blind('smile', 0, 1)]) =>
  verdictOf(judged('qingpu-2023', clause, [...CITIZEN, ...SEATED, ...PAPERS, ...voices], { blindness }));

describe('a welcome', () => {
  it.each<{ what: string; voices: CounterEvent[]; is: string }>([
    { what: 'the clerk speaks first', voices: [says('clerk', 11_000, 12_500)], is: 'met: observed' },
    {
      what: 'the clerk speaks first, then the citizen',
      voices: [says('clerk', 11_000, 12_500), says('citizen', 13_000, 14_000)],
      is: 'met: observed',
    },
    { what: 'nobody speaks', voices: [], is: 'not-met: not-observed' },
    { what: 'only the citizen speaks', voices: [says('citizen', 11_000, 13_000)], is: 'not-met: not-observed' },
    {
      what: 'the clerk only answers',
      voices: [says('citizen', 11_000, 12_000), says('clerk', 12_500, 13_500)],
      is: 'needs-review: clause-leaves-open',
    },
    {
      what: 'both begin at once',
      voices: [says('citizen', 11_100, 12_000), says('clerk', 11_000, 12_500)],
      is: 'needs-review: clause-leaves-open',
    },
    {
      what: 'somebody speaks, nobody knows who',
      voices: [says('unknown', 11_000, 12_000)],
      is: 'needs-review: speaker-unknown',
    },
    {
      what: 'somebody spoke before the clerk',
      voices: [says('unknown', 10_500, 11_000), says('clerk', 12_000, 13_000)],
      is: 'needs-review: speaker-unknown',
    },
    {
      what: 'the clerk is hardly heard',
      voices: [says('clerk', 11_000, 12_000, { value: 1 })],
      is: 'needs-review: near-threshold',
    },
    {
      what: 'perhaps it is the clerk',
      voices: [says('clerk', 11_000, 12_000, { confidence: 0.82 })],
      is: 'needs-review: low-confidence',
    },
    { what: 'the clerk speaks at work only', voices: [says('clerk', 30_000, 33_000)], is: 'not-met: not-observed' },
  ])('$what: $is', ({ voices, is }) => {
    expect(verdict('3.2.2-voice-arrival', voices)).toBe(is);
  });

  it.each(['no-audio', 'microphone-silent'] as const)('is not asked for where the reason is %s', (reason) => {
    expect(verdict('3.2.2-voice-arrival', [], [blind('voice', 0, 100_000, reason)])).toBe(`not-assessable: ${reason}`);
  });

  it('may have been said in a hole of the sound as long as a word', () => {
    const hole = [blind('voice', 11_000, 11_400, 'no-audio')];
    expect(verdict('3.2.2-voice-arrival', [], hole)).toBe('not-assessable: no-audio');
  });
});

describe('an answer', () => {
  it.each<{ what: string; voices: CounterEvent[]; is: string }>([
    {
      what: 'the citizen asks, the clerk answers',
      voices: [says('citizen', 16_000, 18_000), says('clerk', 19_000, 21_000)],
      is: 'met: observed',
    },
    { what: 'nobody answers', voices: [says('citizen', 16_000, 18_000)], is: 'not-met: not-observed' },
    { what: 'nobody asks', voices: [], is: 'not-applicable: not-observed' },
    { what: 'only the clerk speaks', voices: [says('clerk', 17_000, 19_000)], is: 'met: observed' },
    {
      what: 'the answer comes once papers have moved',
      voices: [says('citizen', 21_000, 23_000), says('clerk', 27_000, 29_000)],
      is: 'met: observed',
    },
  ])('$what: $is', ({ voices, is }) => {
    expect(verdict('3.2.2-voice-inquiry', voices)).toBe(is);
  });
});

describe('a farewell', () => {
  it.each<{ what: string; voices: CounterEvent[]; is: string }>([
    { what: 'said as the citizen leaves', voices: [says('clerk', 59_000, 60_500)], is: 'met: observed' },
    { what: 'never said', voices: [], is: 'not-met: not-observed' },
    { what: 'said by the citizen alone', voices: [says('citizen', 58_000, 60_000)], is: 'not-met: not-observed' },
    {
      what: 'perhaps said a while before',
      voices: [says('clerk', 53_000, 55_000)],
      is: 'needs-review: clause-leaves-open',
    },
    {
      what: 'said by nobody knows whom',
      voices: [says('unknown', 59_000, 60_500)],
      is: 'needs-review: speaker-unknown',
    },
  ])('$what: $is', ({ voices, is }) => {
    expect(verdict('3.2.2-voice-farewell', voices)).toBe(is);
  });
});

describe('the tone', () => {
  it('is for a person to judge, with how far the voice stands out', () => {
    const finding = judged('qingpu-2023', '3.1-voice', [
      ...CITIZEN,
      ...SEATED,
      says('clerk', 11_000, 12_000, { value: 12 }),
      says('clerk', 30_000, 31_000, { value: 18 }),
    ]);
    expect(verdictOf(finding)).toBe('needs-review: clause-leaves-open');
    expect(finding).toMatchObject({ value: { value: 15, unit: 'LU' }, evidence: { startMs: 11_000, endMs: 31_000 } });
  });

  it('is nobody’s where the clerk says nothing', () => {
    expect(verdict('3.1-voice', [])).toBe('not-applicable: not-observed');
  });
});
