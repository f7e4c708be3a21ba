import { expect, it } from 'vitest';
import { joinTranscripts, wordsOfCameras } from '../../src/duties/join-transcripts.ts';
import { spoken, transcript } from '../support/spoken.ts';

const recording = (id: number, startedAt: number) => ({
  ...{ id, startedAt, cameraKey: 'a', rulebooksKey: 'b' },
  footage: { startMs: 0, endMs: 60_000 },
});
const stretch = (originAt: number, count: number) => ({
  originAt,
  parts: Array.from({ length: count }, (_, i) => ({
    recording: recording(i, originAt + i * 60_000),
    shiftMs: i * 60_000,
    speaks: { startMs: i * 60_000, endMs: (i + 1) * 60_000 },
  })),
});
const words = (startMs: number, text: string) => ({ ...transcript(spoken(startMs, startMs + 1000, text)) });
const said = (found: ReturnType<typeof joinTranscripts>) =>
  found?.words.map(({ startMs, text }) => `${startMs} ${text}`);

it('is nothing where nobody wrote anything down', () => {
  expect(joinTranscripts(stretch(0, 2), [undefined, undefined])).toBeUndefined();
});

it('has each recording’s words in the time of the stretch', () => {
  expect(said(joinTranscripts(stretch(0, 2), [words(1000, '您好'), words(2000, '再见')]))).toEqual([
    '1000 您好',
    '62000 再见',
  ]);
  expect(said(joinTranscripts(stretch(0, 2), [undefined, words(2000, '再见')]))).toEqual(['62000 再见']);
});

it('knows of which recordings words were written down', () => {
  const found = joinTranscripts(stretch(0, 3), [words(1000, '您好'), undefined, words(2000, '再见')]);
  expect(found?.written).toEqual([
    { startMs: 0, endMs: 60_000 },
    { startMs: 120_000, endMs: 180_000 },
  ]);
});

it('leaves out what another recording says', () => {
  expect(said(joinTranscripts(stretch(0, 1), [words(60_500, '再见')]))).toEqual([]);
});

it('is that of the first camera with words, by the clock that all share', () => {
  const [first, second] = [words(1000, '您好'), words(1000, '您号')];
  expect(said(wordsOfCameras([{ words: first }, { words: second }], [0, 2400]))).toEqual(['1000 您好']);
  expect(wordsOfCameras([{}, { words: second }], [0, 2400])).toMatchObject({
    words: [{ startMs: 3400, endMs: 4400 }],
    covered: [{ startMs: 2400 }],
    written: [{ startMs: 2400 }],
  });
  expect(wordsOfCameras([{}, {}], [0, 2400])).toBeUndefined();
});
