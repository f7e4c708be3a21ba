import { expect, it } from 'vitest';
import { withFormerWords } from '../../src/former-words.ts';
import type { Finding } from '../../src/rulebooks/finding.ts';

const finding = (over: Partial<Finding> = {}): Finding => ({
  ...{ rulebook: 'city', clause: 'evaluate', encounter: 'e1', verdict: 'met', reason: 'observed' },
  evidence: { startMs: 1000, endMs: 2000 },
  ...over,
});
/** What a finding may hold beside its verdict. */
const WHOLE: Partial<Finding> = {
  post: 'left',
  sameActAs: 'greet',
  episodes: { watchedMs: 9000, seen: [{ person: 'clerk-1', confidence: 0.9, startMs: 1000, endMs: 2000 }] },
};
const WORDLESS = finding({ verdict: 'not-assessable', reason: 'no-words', evidence: { startMs: 0, endMs: 9000 } });
const judged = (former: readonly Finding[]) => withFormerWords({ findings: [WORDLESS] }, { findings: former }).findings;

it('what words proved stays where the words are deleted', () => {
  const proven = finding({ value: { value: 20, unit: 'LU' } });
  expect(judged([{ ...proven, id: 7, runId: 3, startAt: 1, endAt: 2 } as Finding])).toEqual([proven]);
});

it('what words proved stays with its post, its act and its episodes', () => {
  const wordless = { ...WORDLESS, post: 'left' };
  const proven = finding(WHOLE);
  expect(withFormerWords({ findings: [wordless] }, { findings: [proven] }).findings).toEqual([proven]);
});

it.each([
  ['another clause', { clause: 'greet' }],
  ['another encounter', { encounter: 'e2' }],
  ['another post', { post: 'left' }],
  ['another time', { evidence: { startMs: 20_000, endMs: 21_000 } }],
])('is not taken from %s', (_, over) => {
  expect(judged([finding(over)])).toEqual([WORDLESS]);
});

it('changes nothing that is judged without words', () => {
  const seen = finding({ ...WHOLE, verdict: 'not-met', reason: 'not-observed' });
  expect(withFormerWords({ findings: [seen] }, { findings: [finding()] }).findings).toEqual([seen]);
});
