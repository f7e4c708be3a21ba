import { describe, expect, it } from 'vitest';
import { findPart } from '../../../src/rulebooks/phrases/find-part.ts';
import { syllablesOf } from '../../../src/words/syllables.ts';

const find = (part: string, spoken: string, least = 0.65) => findPart(syllablesOf(part), syllablesOf(spoken), least);

describe('where a part is spoken', () => {
  it('is found at its place', () => {
    expect(find('签字', '请在这里签字吧')).toEqual([{ from: 4, to: 6, similarity: 1 }]);
  });

  it('is found each time, the most similar first', () => {
    expect(find('再见', '再见啊，在前')).toMatchObject([{ from: 0, to: 2, similarity: 1 }]);
    expect(find('再见', '再见，再见').map(({ from }) => from)).toEqual([0, 2]);
  });

  it('costs a syllable for one too many and for one left out', () => {
    expect(find('随身物品', '随身的物品')[0]).toMatchObject({ from: 0, to: 5, similarity: 0.75 });
    expect(find('随身物品', '随物品')[0]).toMatchObject({ from: 0, to: 3, similarity: 0.75 });
  });

  it.each([
    { part: '签字', spoken: '', what: 'nothing was said' },
    { part: '', spoken: '签字', what: 'nothing is looked for' },
    { part: '签字', spoken: '今天下雨', what: 'something else was said' },
  ])('is nowhere where $what', ({ part, spoken }) => {
    expect(find(part, spoken)).toEqual([]);
  });
});
