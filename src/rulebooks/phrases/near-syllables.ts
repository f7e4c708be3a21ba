import type { Syllable } from '../../voice/spoken-words.ts';

/** What two syllables cost that many speakers, and so recognisers, do not keep apart: nothing but such errors is still the phrase. */
const NEAR = 0.2;
/** The same initial or the same final: nearly another syllable. */
const HALF_ALIKE = 0.8;

/** Southern speakers merge these. Source: the usual list of fuzzy sounds (模糊音) of Chinese input methods. */
const MERGED_INITIALS: Readonly<Record<string, string>> = { zh: 'z', ch: 'c', sh: 's', n: 'l', r: 'l', h: 'f' };
const MERGED_FINALS: Readonly<Record<string, string>> = {
  ing: 'in',
  eng: 'en',
  ang: 'an',
  iang: 'ian',
  uang: 'uan',
};
/** One character read in two ways, of those that are common at a counter. */
const TWO_READINGS: ReadonlySet<string> = new Set([
  'hai huan',
  'huan hai',
  'le liao',
  'liao le',
  'de dei',
  'dei de',
  'de di',
  'di de',
  'hang xing',
  'xing hang',
  'shei shui',
  'shui shei',
]);

/** How far two toneless syllables are apart: 0 the same, 1 nothing in common. */
export function syllableDistance(a: Syllable, b: Syllable): number {
  if (a === b) return 0;
  const [first, second] = [partsOf(a), partsOf(b)];
  const sameInitial = first.initial === second.initial;
  const sameFinal = first.final === second.final;
  if ((sameInitial && sameFinal) || TWO_READINGS.has(`${a} ${b}`)) return NEAR;
  return sameInitial || sameFinal ? HALF_ALIKE : 1;
}

interface SyllableParts {
  readonly initial: string;
  readonly final: string;
}

const known = new Map<Syllable, SyllableParts>();

/** Initial and final, each for all that sound nearly like it. */
function partsOf(syllable: Syllable): SyllableParts {
  const found = known.get(syllable);
  if (found) return found;
  const [, initial = '', final = ''] = /^([zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(.*)$/.exec(syllable) ?? [];
  const parts = { initial: MERGED_INITIALS[initial] ?? initial, final: MERGED_FINALS[final] ?? final };
  known.set(syllable, parts);
  return parts;
}
