import { describe, expect, it } from 'vitest';
import { readSubtitles } from '../../src/words/subtitles/read-subtitles.ts';

const SRT = `\uFEFF1\r\n00:00:03,097 --> 00:00:05,436\r\n您好，<i>欢迎光临</i>\r\n请坐\r\n\r\n2\r\n01:00:06,983 --> 01:00:08,927\r\n再见\r\n`;
const VTT = `WEBVTT - some title

NOTE nobody reads this

first
00:01.500 --> 00:03.000 align:start
<v Clerk>请您签字 &amp; 等候

00:00:04.2 --> 00:00:05.000
好`;

describe('a file of words', () => {
  it('is SubRip', () => {
    expect(readSubtitles('a.srt', SRT)).toEqual([
      { startMs: 3097, endMs: 5436, text: '您好，欢迎光临 请坐' },
      { startMs: 3_606_983, endMs: 3_608_927, text: '再见' },
    ]);
  });

  it('is WebVTT', () => {
    expect(readSubtitles('A.VTT', VTT)).toEqual([
      { startMs: 1500, endMs: 3000, text: '请您签字 & 等候' },
      { startMs: 4200, endMs: 5000, text: '好' },
    ]);
  });

  it('is the JSON of a recogniser, put in order, without what has no length or no text', () => {
    const segments = [
      { start: 2, end: 3, text: ' 再见 ' },
      { start: 0.5, end: 1, text: '您好' },
      { start: 4, end: 4, text: '嗯' },
      { start: 5, end: 6, text: ' ' },
    ];
    expect(readSubtitles('a.json', JSON.stringify({ text: '…', segments }))).toEqual([
      { startMs: 500, endMs: 1000, text: '您好' },
      { startMs: 2000, endMs: 3000, text: '再见' },
    ]);
  });

  it.each([
    ['a.srt', ''],
    ['a.vtt', 'WEBVTT\n\n'],
    ['a.json', '{"segments": []}'],
  ])('may hold nothing: %s', (name, text) => {
    expect(readSubtitles(name, text)).toEqual([]);
  });

  it.each([
    ['a.srt', '您好，请坐', /no line with a time/],
    ['a.json', '{"segments": ', /is no transcript/],
    ['a.json', '{"text": "您好"}', /is no transcript/],
    ['a.json', '{"segments": [{"start": -1, "end": 2, "text": "a"}]}', /is no transcript/],
  ])('is refused where it is something else: %s %s', (name, text, message) => {
    expect(() => readSubtitles(name, text)).toThrow(
      expect.objectContaining({ code: 'LIYI_WORDS_INVALID', message: expect.stringMatching(message) }),
    );
  });

  it('is refused without a word of what it holds', () => {
    const refused = () => readSubtitles('a.json', '{"segments": 我的电话是13800138000}');
    expect(refused).toThrow(
      expect.objectContaining({ message: 'a.json is no transcript: not JSON', cause: undefined }),
    );
  });
});
