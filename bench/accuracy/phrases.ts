/**
 * How well phrases are found in words with a recogniser's errors: `npm run bench:phrases [folder of clips with .srt and truth]`. Sentences of
 * fixtures/phrases get errors by chance, the same every time: near sounds, other syllables, syllables left out.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadRulebooks } from '../../src/config/load-rulebooks.ts';
import { overlapMs } from '../../src/core/interval.ts';
import { findPhrase, SAID } from '../../src/rulebooks/phrases/find-phrase.ts';
import type { Phrase } from '../../src/rulebooks/phrases/phrase.ts';
import type { Syllable } from '../../src/voice/spoken-words.ts';
import { readSubtitles } from '../../src/words/subtitles/read-subtitles.ts';
import { syllablesOf } from '../../src/words/syllables.ts';

/** Errors for each hundred syllables. Source: recognisers for Mandarin publish some 5 to 10 wrong characters in 100. */
const ERRORS = [
  { name: 'without errors', near: 0, other: 0, lost: 0 },
  { name: '8 in 100 syllables wrong', near: 0.06, other: 0.01, lost: 0.01 },
  { name: '15 in 100 syllables wrong', near: 0.11, other: 0.02, lost: 0.02 },
] as const;
const REPETITIONS = 20;
const NEAR_SOUNDS = [
  [/^zh/, 'z'],
  [/^ch/, 'c'],
  [/^sh/, 's'],
  [/^z(?!h)/, 'zh'],
  [/^c(?!h)/, 'ch'],
  [/^s(?!h)/, 'sh'],
  [/^n/, 'l'],
  [/^l/, 'n'],
  [/ing$/, 'in'],
  [/in$/, 'ing'],
  [/eng$/, 'en'],
  [/en$/, 'eng'],
  [/ang$/, 'an'],
  [/an$/, 'ang'],
] as const;
const OTHERS = ['ma', 'xu', 'gai', 'dui', 'pei', 'ke', 'tu', 'bu', 'lian', 'jia'] as const;

/** What a truth file calls a phrase, and what the rulebooks do. */
const IDS_OF_TRUTH: Readonly<Record<string, readonly string[]>> = {
  welcome: ['welcome'],
  'ask-business': ['ask-business'],
  'please-wait': ['please-wait'],
  'please-sign': ['sign'],
  'keep-documents': ['keep-it'],
  'anything-else': ['anything-else'],
  evaluate: ['evaluate'],
  farewell: ['farewell'],
  apology: ['apology'],
  forbidden: ['brush-off'],
};
const LOOKED_FOR = [
  'welcome',
  'ask-business',
  'ask-papers',
  'please-wait',
  'sign',
  'keep-it',
  'anything-else',
  'evaluate',
  'belongings',
  'farewell',
  'apology',
  'brush-off',
  'sarcasm',
  'blame',
  'foul-words',
  'quarrel',
];

interface Line {
  readonly said: readonly string[];
  readonly text: string;
}

const phrases = new Map<string, Phrase>();
for (const { clauses } of loadRulebooks())
  for (const { judgement } of clauses)
    if (judgement.check !== null) for (const phrase of judgement.phrases ?? []) phrases.set(phrase.id, phrase);

/** Numbers from 0 to 1, the same every time. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function misheard(syllables: readonly Syllable[], errors: (typeof ERRORS)[number], next: () => number): Syllable[] {
  return syllables.flatMap((syllable) => {
    const p = next();
    if (p < errors.lost) return [];
    if (p < errors.lost + errors.other) return [OTHERS[Math.floor(next() * OTHERS.length)]!];
    if (p >= errors.lost + errors.other + errors.near) return [syllable];
    const sounds = NEAR_SOUNDS.filter(([from]) => from.test(syllable));
    const sound = sounds[Math.floor(next() * sounds.length)];
    return [sound ? syllable.replace(sound[0], sound[1]) : syllable];
  });
}

const foundIn = (syllables: readonly Syllable[]): string[] =>
  LOOKED_FOR.filter((id) =>
    findPhrase(phrases.get(id)!, [{ startMs: 0, endMs: 2000, text: '', syllables }]).some((f) => f.similarity >= SAID),
  );

function measure(name: string, lines: readonly Line[], heard: readonly (readonly Syllable[])[]): void {
  let [said, found, falsely, reports] = [0, 0, 0, 0];
  const wrong: string[] = [];
  lines.forEach((line, i) => {
    const ids = foundIn(heard[i]!);
    said += line.said.length;
    reports += ids.length;
    found += line.said.filter((id) => ids.includes(id)).length;
    const others = ids.filter((id) => !line.said.includes(id));
    falsely += others.length;
    for (const id of line.said) if (!ids.includes(id)) wrong.push(`  missed ${id}: ${line.text}`);
    for (const id of others) wrong.push(`  falsely ${id}: ${line.text}`);
  });
  const share = (part: number, of: number) => (of === 0 ? '-' : (part / of).toFixed(3));
  console.log(
    `${name}: ${lines.length} lines, ${said} phrases; found ${share(found, said)}, falsely found ${share(falsely, reports)} of ${reports}`,
  );
  if (process.argv.includes('--errors')) console.log([...new Set(wrong)].join('\n'));
}

function sentences(file: string): Line[] {
  const path = new URL(`../../fixtures/phrases/${file}`, import.meta.url);
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [ids = '', text = ''] = line.split(' ');
      return { said: ids === '-' ? [] : ids.split(','), text };
    });
}

/** The clerk's lines of a clip, as a recogniser might have written them down. */
function linesOfClip(folder: string, name: string): Line[] {
  interface Said {
    readonly person: string;
    readonly startMs: number;
    readonly endMs: number;
    readonly phraseId: string;
  }
  const truth = JSON.parse(readFileSync(join(folder, name.replace(/\.srt$/, '.truth.json')), 'utf8')) as {
    speech: readonly Said[];
  };
  return readSubtitles(name, readFileSync(join(folder, name), 'utf8')).flatMap((line) => {
    const [spoken] = truth.speech.toSorted((a, b) => overlapMs(b, line) - overlapMs(a, line));
    return spoken?.person === 'clerk' ? [{ said: IDS_OF_TRUTH[spoken.phraseId] ?? [], text: line.text }] : [];
  });
}

/** Sentences, and the seeds of their errors. Changes were chosen on the first of each; the others came after. */
const SETS = [
  { file: 'development.txt', seeds: [3] },
  { file: 'held-out.txt', seeds: [11, 2026] },
  { file: 'fresh.txt', seeds: [7, 1201] },
] as const;

for (const [file, seed] of SETS.flatMap(({ file, seeds }) => seeds.map((seed) => [file, seed] as const)))
  for (const errors of ERRORS) {
    const next = chance(seed);
    const lines = Array.from({ length: errors.near === 0 ? 1 : REPETITIONS }, () => sentences(file)).flat();
    const heard = lines.map(({ text }) => misheard(syllablesOf(text), errors, next));
    measure(`${file} ${errors.name}, seed ${seed}`, lines, heard);
  }
const folder = process.argv.slice(2).find((argument) => !argument.startsWith('--'));
if (folder !== undefined) {
  const clips = readdirSync(folder).filter((name) => name.endsWith('.srt'));
  const lines = clips.flatMap((name) => linesOfClip(folder, name));
  measure(
    `clips of ${folder}`,
    lines,
    lines.map(({ text }) => syllablesOf(text)),
  );
}
