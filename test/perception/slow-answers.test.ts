import { expect, it } from 'vitest';
import { SlowAnswers } from '../../src/perception/slow-answers.ts';

const QUESTIONS = [
  ['clerk-1', 0],
  ['clerk-1', 200],
  ['clerk-2', 200],
  ['clerk-1', 400],
  ['clerk-1', -400],
] as const;

it.each([
  ['held', [1, 1, 2, 3, 4]],
  ['fresh', [1, undefined, 2, 3, 4]],
] as const)(
  '%s: asks about each subject by itself, again once the time is over or runs backwards',
  async (way, expected) => {
    const answers = new SlowAnswers<number>(400);
    let asked = 0;
    const ask = async () => ++asked;
    const seen: (number | undefined)[] = [];
    for (const [subject, tMs] of QUESTIONS) seen.push(await answers[way](subject, tMs, ask));
    expect(seen).toEqual(expected);
  },
);

it('forgets whoever is gone', async () => {
  const answers = new SlowAnswers<string>(400);
  await answers.held('clerk-1', 0, async () => 'before');
  answers.retainOnly(['clerk-2']);
  expect(await answers.held('clerk-1', 100, async () => 'after')).toBe('after');
});
