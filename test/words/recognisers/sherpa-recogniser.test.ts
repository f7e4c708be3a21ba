import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { findModel } from '../../../src/words/recognisers/sherpa-model.ts';
import { SherpaRecogniser } from '../../../src/words/recognisers/sherpa-recogniser.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const temporary = temporaryFolder();
afterAll(() => temporary[Symbol.dispose]());
const PIECE = { startMs: 1000, endMs: 2000, samples: new Float32Array(16_000) };

/** A folder with files of some content. */
function modelFolder(name: string, files: readonly string[], content = 'x'): string {
  const folder = join(temporary.path, name);
  mkdirSync(folder, { recursive: true });
  for (const file of files) writeFileSync(join(folder, file), content);
  return folder;
}
const usual = (folder: string) => ({ folder, language: 'zh', threads: 1 });

describe('the files of a model', () => {
  it.each([
    ['paraformer-zh', ['model.int8.onnx', 'model.onnx', 'tokens.txt'], 'paraformer', ['model']],
    ['sense-voice-small', ['model.onnx', 'tokens.txt'], 'sense-voice', ['model']],
    [
      'zipformer',
      ['encoder.onnx', 'decoder.onnx', 'joiner.onnx', 'tokens.txt'],
      'transducer',
      ['encoder', 'decoder', 'joiner'],
    ],
    ['whisper', ['base-encoder.onnx', 'base-decoder.onnx', 'base-tokens.txt'], 'whisper', ['encoder', 'decoder']],
  ])('%s', (name, files, kind, parts) => {
    const model = findModel({ folder: modelFolder(name, files) });
    expect(model.kind).toBe(kind);
    expect(Object.keys(model.parts)).toEqual(parts);
  });

  it('are the quantised ones where there are both', () => {
    const folder = modelFolder('both', ['model.onnx', 'model.int8.onnx', 'tokens.txt']);
    expect(findModel({ folder }).parts.model).toMatch(/model\.int8\.onnx$/);
  });

  it.each([
    ['nowhere', undefined, /does not exist/],
    ['no-tokens', ['model.onnx'], /has no tokens\.txt/],
    ['no-model', ['tokens.txt'], /has no model\.onnx of a paraformer model/],
    ['half', ['encoder.onnx', 'joiner.onnx', 'tokens.txt'], /has no decoder\.onnx of a transducer model/],
  ])('that lack something are named: %s', (name, files, message) => {
    const folder = files === undefined ? join(temporary.path, name) : modelFolder(name, files);
    expect(() => findModel({ folder })).toThrow(
      expect.objectContaining({ code: 'LIYI_RECOGNISER_MODEL', message: expect.stringMatching(message) }),
    );
  });

  it('that are empty are named', () => {
    expect(() => findModel({ folder: modelFolder('empty', ['model.onnx', 'tokens.txt'], '') })).toThrow(/is empty/);
  });
});

describe('the process with a model', () => {
  it('says what the library finds wrong, and is gone', async () => {
    const folder = modelFolder('broken', ['model.onnx', 'tokens.txt'], 'this is no model');
    await expect(SherpaRecogniser.open(usual(folder))).rejects.toMatchObject({
      code: 'LIYI_RECOGNISER_MODEL',
      message: expect.stringContaining(folder),
    });
  }, 30_000);

  const program = fileURLToPath(new URL('./support/odd-child.ts', import.meta.url));
  const open = (name: string) =>
    SherpaRecogniser.open(usual(modelFolder(name, ['model.onnx', 'tokens.txt'])), { program, answerMs: 300 });

  it('writes down piece after piece', async () => {
    await using recogniser = await open('works');
    expect(await recogniser.recognise(PIECE)).toEqual([{ startMs: 1000, endMs: 2000, text: '16000 您好' }]);
    expect(await recogniser.recognise({ ...PIECE, startMs: 5000, endMs: 6000 })).toMatchObject([{ startMs: 5000 }]);
  });

  it.each([
    ['fails', /out of luck/],
    ['dies', /exit code 7/],
    ['hangs', /did not answer within 0\.3 s/],
  ])('that %s ends no run', async (name, message) => {
    await using recogniser = await open(name);
    await expect(recogniser.recognise(PIECE)).rejects.toMatchObject({
      code: 'LIYI_RECOGNISER',
      message: expect.stringMatching(message),
    });
  });

  it('that died answers no more', async () => {
    await using recogniser = await open('dies-again');
    for (let i = 0; i < 2; i++)
      await expect(recogniser.recognise(PIECE)).rejects.toMatchObject({ code: 'LIYI_RECOGNISER' });
  });
});
