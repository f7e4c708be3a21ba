import type { Milliseconds } from '../core/units.ts';
import type { SaidLine } from './said-line.ts';
import { syllablesOf } from './syllables.ts';

/**
 * So many digits in a row may be somebody's: telephones have 7 to 11, bank cards 16 to 19, identity cards 18; who reads one aloud
 * pauses, so some of it may be lost between two lines.
 */
const MOST_DIGITS_SHOWN = 5;
/** So many syllables in a row that sound like digits are digits that a recogniser wrote as other words. */
const MOST_ALIKE_SHOWN = 6;
/** Lines that follow each other sooner may hold one number: whoever reads it looks for the rest of it, or writes it down. */
const LONGEST_PAUSE_MS: Milliseconds = 15_000;
const MASK = '＊';

const DIGITS = new Set('0123456789０１２３４５６７８９零〇一二三四五六七八九幺两壹贰叁肆伍陆柒捌玖');
/** How the digits sound; the 1 of telephone numbers is read yao. */
const SOUNDS_OF_DIGITS = new Set('ling yi er san si wu liu lu qi ba jiu yao liang'.split(' '));
/** What may stand between the digits of one number. */
const BETWEEN = /[\s\p{P}\p{S}]|[嗯呃啊哦额那个然后杠的再对xX]/u;

interface Character {
  readonly line: number;
  readonly text: string;
  readonly kind: 'digit' | 'alike' | 'between' | 'other';
}

/**
 * Lines without the digits of identity cards, telephones and bank cards, whether written as digits or as they are spoken, and where
 * a number goes on in the next line. Masks too much rather than too little: dates and amounts of six digits go too.
 * @param lines in order of time
 */
export function maskDigits<Line extends SaidLine>(lines: readonly Line[]): Line[] {
  const characters = lines.flatMap(({ text }, line) => charactersOf(text, line));
  const masked = new Set<Character>();
  let run: Character[] = [];
  const close = () => {
    for (const character of maskedOf(run)) masked.add(character);
    run = [];
  };
  for (const character of characters) {
    const before = run.at(-1);
    if (before && before.line !== character.line && !mayGoOn(lines, before.line, character.line)) close();
    if (character.kind === 'other') close();
    else run.push(character);
  }
  close();
  return lines.map((line, i) => ({
    ...line,
    text: characters
      .filter((character) => character.line === i)
      .map((character) => (masked.has(character) ? MASK : character.text))
      .join(''),
  }));
}

/** Of characters without any other between: those of a number that is too long to be shown. */
function maskedOf(run: readonly Character[]): readonly Character[] {
  const digits = run.filter(({ kind }) => kind === 'digit');
  const alike = run.filter(({ kind }) => kind !== 'between');
  if (alike.length > MOST_ALIKE_SHOWN) return alike;
  return digits.length > MOST_DIGITS_SHOWN ? digits : [];
}

const mayGoOn = (lines: readonly SaidLine[], before: number, after: number): boolean =>
  lines[after]!.startMs - lines[before]!.endMs <= LONGEST_PAUSE_MS;

const charactersOf = (text: string, line: number): Character[] =>
  [...text].map((character, i, all) => ({
    ...{ line, text: character },
    // 对吧 asks whether the number is right: no eight.
    kind: character === '吧' && all[i - 1] === '对' ? 'other' : kindOf(character),
  }));

function kindOf(character: string): Character['kind'] {
  if (DIGITS.has(character)) return 'digit';
  if (BETWEEN.test(character)) return 'between';
  const [syllable] = syllablesOf(character);
  return syllable !== undefined && SOUNDS_OF_DIGITS.has(syllable) ? 'alike' : 'other';
}
