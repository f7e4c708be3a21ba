import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { ServerRecogniser, type ServerSettings } from '../../../src/words/recognisers/server-recogniser.ts';
import { transcribe } from '../../../src/words/transcribe.ts';
import { type Answering, says, TranscriptionServer } from './support/transcription-server.ts';

const PIECE = { startMs: 10_000, endMs: 12_000, samples: new Float32Array(32_000) };
const PATIENCE = { backoffMs: 1, circuit: { failures: 4, restMs: 60_000 } };
const recogniserOf = (url: string, over: Partial<ServerSettings> = {}) =>
  new ServerRecogniser(
    { ...{ url, model: 'paraformer', language: 'zh', timeoutMs: 5000, retries: 2, parallel: 2 }, ...over },
    PATIENCE,
  );
const status =
  (code: number): Answering =>
  (response) => {
    response.statusCode = code;
    response.end('{"error": "no"}');
  };

describe('a server of transcriptions', () => {
  it('is handed a piece of speech and gives its words', async () => {
    await using server = await TranscriptionServer.start(says(' 您好，请坐。 '));
    await using recogniser = recogniserOf(server.url, { key: 'secret' });
    expect(await recogniser.recognise(PIECE)).toEqual([{ startMs: 10_000, endMs: 12_000, text: '您好，请坐。' }]);
    const [asked] = server.asked;
    expect(asked).toMatchObject({ url: '/v1/audio/transcriptions', authorization: 'Bearer secret', bytes: 64_044 });
    expect(Object.fromEntries(asked!.fields)).toMatchObject({
      ...{ model: 'paraformer', language: 'zh', response_format: 'verbose_json' },
    });
  });

  it('may tell when each sentence was said', async () => {
    const segments = [
      { start: 0.2, end: 0.9, text: '您好' },
      { start: 1.1, end: 1.8, text: '请坐' },
    ];
    await using server = await TranscriptionServer.start((response) =>
      response.end(JSON.stringify({ text: '', segments })),
    );
    await using recogniser = recogniserOf(server.url);
    expect(await recogniser.recognise(PIECE)).toEqual([
      { startMs: 10_200, endMs: 10_900, text: '您好' },
      { startMs: 11_100, endMs: 11_800, text: '请坐' },
    ]);
  });

  it('without a key is asked without one, by an address with or without /v1', async () => {
    await using server = await TranscriptionServer.start(says('好'));
    for (const url of [server.url, server.url.replace('/v1', '/'), `${server.url}/audio/transcriptions`])
      await recogniserOf(url).recognise(PIECE);
    expect(server.asked.map(({ url }) => url)).toEqual(Array.from({ length: 3 }, () => '/v1/audio/transcriptions'));
    expect(server.asked[0]!.authorization).toBeUndefined();
  });

  it('is asked again where it was busy or broken for a moment', async () => {
    await using server = await TranscriptionServer.start((response, piece, count) =>
      count < 3 ? status(503)(response, piece, count) : says('好')(response, piece, count),
    );
    expect(await recogniserOf(server.url).recognise(PIECE)).toMatchObject([{ text: '好' }]);
    expect(server.asked).toHaveLength(3);
  });

  it.each<{ what: string; answer: Answering; says: RegExp; asked: number; timeoutMs?: number }>([
    { what: 'refuses the key', answer: status(401), says: /answered 401/, asked: 1 },
    { what: 'stays broken', answer: status(500), says: /answered 500/, asked: 3 },
    { what: 'never answers', answer: () => {}, says: /did not answer within 0\.2 s/, asked: 3, timeoutMs: 200 },
    { what: 'answers no JSON', answer: (r) => r.end('<html>'), says: /an answer that is no JSON/, asked: 1 },
    { what: 'answers other JSON', answer: (r) => r.end('[1]'), says: /an answer without text/, asked: 1 },
    {
      what: 'answers without times',
      answer: (r) => r.end('{"segments": [{"text": 3}]}'),
      says: /is no transcript/,
      asked: 1,
    },
    {
      what: 'answers without end',
      answer: (r) => r.end('x'.repeat(2_000_000)),
      says: /too large/,
      asked: 1,
    },
    { what: 'hangs up', answer: (r) => r.destroy(), says: /cannot be reached/, asked: 3 },
    {
      what: 'sends it elsewhere',
      answer: (r) => r.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
      says: /cannot be reached/,
      asked: 3,
    },
  ])('that $what is named', async ({ answer, says: message, asked, timeoutMs = 5000 }) => {
    await using server = await TranscriptionServer.start(answer);
    const failing = recogniserOf(server.url, { timeoutMs }).recognise(PIECE);
    await expect(failing).rejects.toMatchObject({
      code: 'LIYI_RECOGNISER',
      message: expect.stringMatching(message),
    });
    expect(server.asked).toHaveLength(asked);
  });

  it('that is not there is named', async () => {
    const server = await TranscriptionServer.start(says(''));
    const { url } = server;
    await server[Symbol.asyncDispose]();
    await expect(recogniserOf(url).recognise(PIECE)).rejects.toMatchObject({
      code: 'LIYI_RECOGNISER',
      message: expect.stringContaining('cannot be reached'),
    });
  });

  it('is left alone once it has failed often in a row', async () => {
    await using server = await TranscriptionServer.start(status(500));
    const recogniser = recogniserOf(server.url, { retries: 0 });
    for (let i = 0; i < 4; i++) await expect(recogniser.recognise(PIECE)).rejects.toThrow(/answered 500/);
    await expect(recogniser.recognise(PIECE)).rejects.toThrow(/left alone for 60 s more/);
    expect(server.asked).toHaveLength(4);
  });

  it('stops at once when the work is interrupted', async () => {
    await using server = await TranscriptionServer.start(() => {});
    const stop = new AbortController();
    const recognising = recogniserOf(server.url).recognise(PIECE, stop.signal);
    setTimeout(() => stop.abort(), 50);
    await expect(recognising).rejects.toThrow(/abort/i);
  });
});

describe('a recording written down by a server', () => {
  async function* pieces(count: number) {
    for (let i = 0; i < count; i++)
      yield { startMs: i * 1000, endMs: i * 1000 + 900, samples: new Float32Array(14_400) };
  }

  it('never asks for more at once than allowed', async () => {
    await using server = await TranscriptionServer.start((response, piece, count) => {
      setTimeout(() => says('好')(response, piece, count), 20);
    });
    const { lines, problem } = await transcribe(pieces(9), recogniserOf(server.url, { parallel: 3 }));
    expect(problem).toBeUndefined();
    expect(lines.map(({ startMs }) => startMs)).toEqual(Array.from({ length: 9 }, (_, i) => i * 1000));
    expect(server.most).toBe(3);
  });

  it('keeps what was written down before the server failed, and says why there is no more', async () => {
    await using server = await TranscriptionServer.start((response, piece, count) =>
      count <= 2 ? says('好')(response, piece, count) : status(400)(response, piece, count),
    );
    const { lines, problem } = await transcribe(pieces(9), recogniserOf(server.url, { parallel: 1 }));
    expect(lines).toHaveLength(2);
    expect(problem).toMatchObject({ code: 'LIYI_RECOGNISER', message: expect.stringContaining('answered 400') });
    expect(server.asked).toHaveLength(3);
  });

  it('ends as it is told to, with nothing left at work', async () => {
    const stop = new AbortController();
    await using server = await TranscriptionServer.start((response, piece, count) => {
      if (count === 2) stop.abort(new Error('stopped'));
      else says('好')(response, piece, count);
    });
    async function* slowly() {
      for (const piece of await Array.fromAsync(pieces(9))) {
        yield piece;
        // Sound is decoded meanwhile, and nobody awaits the recogniser.
        await delay(20);
      }
    }
    await expect(transcribe(slowly(), recogniserOf(server.url, { parallel: 3 }), stop.signal)).rejects.toThrow(
      'stopped',
    );
  });

  it('has no line where nothing was understood', async () => {
    await using server = await TranscriptionServer.start(says(''));
    expect(await transcribe(pieces(2), recogniserOf(server.url))).toEqual({ lines: [] });
  });
});
