import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { ModelSet } from '../../src/inference/model-set.ts';
import { OnnxSession } from '../../src/inference/onnx-session.ts';

test('a net that was not prepared is missing', async () => {
  const url = pathToFileURL(path.join(tmpdir(), 'no-such-net.onnx'));
  await expect(OnnxSession.open('face-expression', url)).rejects.toMatchObject({
    code: 'LIYI_MODEL_MISSING',
    remedy: expect.stringContaining('models:prepare'),
  });
});

test('a net cut short is refused before it is run', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'liyi-net-'));
  try {
    const file = path.join(folder, 'face-expression.onnx');
    await writeFile(file, 'half a net');
    await expect(OnnxSession.open('face-expression', pathToFileURL(file))).rejects.toMatchObject({
      code: 'LIYI_MODEL_CORRUPT',
    });
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('a model set names what it runs and nothing else', async () => {
  await using models = await ModelSet.open(['face-expression']);
  expect(models.records).toEqual([
    {
      id: 'face-expression',
      sourceSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      onnxSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    },
  ]);
  expect(() => models.session('palm-detection')).toThrow('palm-detection');
});

test('a closed model set runs nothing any more', async () => {
  const models = await ModelSet.open(['face-expression']);
  const session = models.session('face-expression');
  const input = new Float32Array(3 * 112 * 112);
  await session.run(input);
  await models[Symbol.asyncDispose]();
  await expect(session.run(input)).rejects.toThrow();
});
