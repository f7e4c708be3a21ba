import { afterAll, describe, expect, it } from 'vitest';
import { usualWords, wordsOfFile } from '../../src/words-source.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());

const SRT = '1\n00:00:01,000 --> 00:00:02,000\n您好\n';
const ffmpeg = {};
const server = {
  kind: 'server' as const,
  server: { url: 'http://asr:1/v1', model: 'm', language: 'zh', timeoutMs: 1, retries: 0, parallel: 1 },
};

describe('the words of a recording', () => {
  it('come from the file beside it, with times from its first picture on', async () => {
    folder.file('a.srt', SRT);
    const source = usualWords({ path: `${folder.path}/a.mp4`, ffmpeg, settings: server })!;
    expect(source.name).toBe('a.srt');
    expect(await source.linesOf([], 1400)).toEqual({ lines: [{ startMs: 2400, endMs: 3400, text: '您好' }] });
  });

  it('come from the recogniser where no file lies there, else from nowhere', () => {
    const path = `${folder.path}/b.mp4`;
    expect(usualWords({ path, ffmpeg, settings: server })?.name).toBe('asr:1');
    expect(usualWords({ path, ffmpeg })).toBeUndefined();
    expect(usualWords({ path: 'https://x/a.mp4', ffmpeg })).toBeUndefined();
  });

  it('are none, with the reason, where what lies there is something else', async () => {
    folder.file('c.json', '{"view": "front"}');
    const source = usualWords({ path: `${folder.path}/c.mp4`, ffmpeg })!;
    expect(await source.linesOf([], 0)).toMatchObject({ lines: [], problem: { code: 'LIYI_WORDS_INVALID' } });
  });

  it('that somebody named must be there', async () => {
    await expect(wordsOfFile(`${folder.path}/no.srt`).linesOf([], 0)).rejects.toMatchObject({
      code: 'LIYI_WORDS_INVALID',
      message: expect.stringContaining('cannot be read'),
    });
  });

  it('of a recogniser that is handed nothing are none', async () => {
    const source = usualWords({ path: `${folder.path}/b.mp4`, ffmpeg, settings: server })!;
    expect(await source.linesOf([], 0)).toEqual({ lines: [] });
  });

  it('are none, with the reason, where the recording cannot be read', async () => {
    const source = usualWords({ path: `${folder.path}/b.mp4`, ffmpeg, settings: server })!;
    expect(await source.linesOf([{ startMs: 0, endMs: 1000 }], 0)).toMatchObject({
      lines: [],
      problem: { code: 'LIYI_INPUT_NOT_FOUND' },
    });
  });
});
