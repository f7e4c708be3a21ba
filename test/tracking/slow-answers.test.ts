import { expect, it } from 'vitest';
import { SlowAnswers } from '../../src/tracking/slow-answers.ts';

it('asks for each person by itself, and again once the time is over or runs backwards', async () => {
  const answers = new SlowAnswers<number>(400);
  let asked = 0;
  const ask = async () => ++asked;
  const seen: number[] = [];
  for (const [trackId, tMs] of [
    ['clerk-1', 0],
    ['clerk-1', 200],
    ['clerk-2', 200],
    ['clerk-1', 400],
    ['clerk-1', -400],
  ] as const)
    seen.push(await answers.get(trackId, tMs, ask));
  expect(seen).toEqual([1, 1, 2, 3, 4]);
});

it('forgets whoever is gone', async () => {
  const answers = new SlowAnswers<string>(400);
  await answers.get('clerk-1', 0, async () => 'before');
  answers.keep(['clerk-2']);
  expect(await answers.get('clerk-1', 100, async () => 'after')).toBe('after');
});
