import { describe, expect, it } from 'vitest';
import { syllableDistance } from '../../../src/rulebooks/phrases/near-syllables.ts';

describe('how far two syllables are apart', () => {
  it.each([
    ['zhi', 'zi'],
    ['chi', 'ci'],
    ['shi', 'si'],
    ['nin', 'lin'],
    ['nin', 'ling'],
    ['ping', 'pin'],
    ['zheng', 'zen'],
    ['shang', 'san'],
    ['hai', 'huan'],
  ])('%s and %s are near, both ways round', (a, b) => {
    expect(syllableDistance(a, b)).toBeGreaterThan(0);
    expect(syllableDistance(a, b)).toBeLessThanOrEqual(0.2);
    expect(syllableDistance(b, a)).toBe(syllableDistance(a, b));
  });

  it('is nothing for the same syllable', () => {
    expect(syllableDistance('hao', 'hao')).toBe(0);
  });

  it.each([
    ['hao', 'hou'],
    ['ma', 'ba'],
  ])('%s and %s have one half in common', (a, b) => {
    expect(syllableDistance(a, b)).toBe(0.8);
  });

  it.each([
    ['hao', 'ni'],
    ['ping', 'jia'],
    ['an', 'zui'],
  ])('%s and %s have nothing in common', (a, b) => {
    expect(syllableDistance(a, b)).toBe(1);
  });
});
