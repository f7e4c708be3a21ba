import { afterAll, describe, expect, it } from 'vitest';
import { readSettings } from '../../src/config/settings.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());

const speechOf = (yaml: string, environment: Record<string, string> = {}) =>
  readSettings({ environment, workingFolder: folder.path, file: folder.file('liyi.yaml', yaml) }).speech;

describe('who writes down what is said', () => {
  it('is nobody where the settings name nobody', () => {
    expect(speechOf('db: x.db')).toBeUndefined();
    expect(speechOf('speech:')).toBeUndefined();
  });

  it('is a server, with what it is asked for and how patiently', () => {
    expect(speechOf('speech: { url: "http://asr:8000/v1", key: secret, model: paraformer, retries: 0 }')).toEqual({
      kind: 'server',
      server: {
        ...{ url: 'http://asr:8000/v1', key: 'secret', model: 'paraformer', language: 'zh' },
        ...{ timeoutMs: 60_000, retries: 0, parallel: 2 },
      },
    });
  });

  it('has its key from the environment rather than from the file', () => {
    expect(speechOf('speech: { url: "http://asr/v1", key: a }', { LIYI_SPEECH_KEY: 'b' })).toMatchObject({
      server: { key: 'b' },
    });
  });

  it('is a model in a folder beside the settings', () => {
    expect(speechOf('speech: { modelFolder: models/paraformer, modelKind: paraformer, threads: 2 }')).toEqual({
      kind: 'model',
      model: { folder: `${folder.path}/models/paraformer`, kind: 'paraformer', language: 'zh', threads: 2 },
    });
  });

  it.each([
    ['speech: {}', /either url, of a server, or modelFolder/],
    ['speech: { url: "http://a/v1", modelFolder: m }', /either url, of a server, or modelFolder/],
    ['speech: { url: asr }', /speech\.url: must be an address/],
    ['speech: { url: "http://a/v1", parallel: 0 }', /speech\.parallel: must be 1 or more/],
    ['speech: { modelFolder: m, modelKind: kaldi }', /speech\.modelKind: must be one of paraformer/],
  ])('is refused where it is %s', (yaml, message) => {
    expect(() => speechOf(yaml)).toThrow(
      expect.objectContaining({ code: 'LIYI_CONFIG', message: expect.stringMatching(message) }),
    );
  });
});
