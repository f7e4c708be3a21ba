import { createRequire } from 'node:module';
import type { Syllable } from '../voice/spoken-words.ts';

type PinyinPro = typeof import('pinyin-pro');

const require = createRequire(import.meta.url);

/**
 * The toneless pinyin of the Chinese characters in a text, `ü` as `v`; everything else is left out. The package and its
 * dictionary take a tenth of a second to load, so it is loaded where there is something to read.
 */
export function syllablesOf(text: string): Syllable[] {
  if (!/\p{Script=Han}/u.test(text)) return [];
  const { pinyin } = require('pinyin-pro') as PinyinPro;
  return pinyin(text, { toneType: 'none', type: 'array', nonZh: 'removed', v: true });
}
