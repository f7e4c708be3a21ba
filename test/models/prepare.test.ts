import { describe, expect, test } from 'vitest';
import { convertNet } from '../../models/convert/convert-net.ts';
import { NETS } from '../../models/manifest.ts';
import { prepareNets } from '../../models/prepare.ts';
import { readWeights } from '../../models/weights.ts';
import { sha256 } from '../../src/inference/sha256.ts';
import { observerNets } from '../../src/perception/perceivers.ts';

test('every net that the product runs is prepared by the set-up, so that preparing again says nothing', async () => {
  const lines: string[] = [];
  await prepareNets(observerNets(), (line) => lines.push(line));
  expect(lines).toEqual([]);
});

// A file of its own, an asset inside a packed file, and a net that comes as weights without a graph.
test.each(['face-detection-short-range', 'face-landmark-attention', 'face-expression'] as const)(
  'converting %s gives the pinned bytes',
  async (id) => {
    const onnx = await convertNet(id, await readWeights(NETS[id]));
    expect(sha256(onnx)).toBe(NETS[id].onnxSha256);
  },
);

describe('weights', () => {
  const net = NETS['face-detection-short-range'];

  test('of another content are refused', async () => {
    await expect(readWeights({ ...net, sourceSha256: '0'.repeat(64) })).rejects.toMatchObject({
      code: 'LIYI_MODEL_CORRUPT',
      message: expect.stringContaining('face_detection_short_range.tflite'),
    });
  });

  test('of a package that is not installed are missing', async () => {
    const source = { package: '@mediapipe/not-installed', file: 'net.tflite' };
    await expect(readWeights({ ...net, source })).rejects.toMatchObject({ code: 'LIYI_MODEL_MISSING' });
  });

  test('that a packed file does not hold are refused', async () => {
    const source = { ...NETS['pose-detection'].source, packedAsset: 'no_such.tflite' };
    await expect(readWeights({ ...net, source })).rejects.toMatchObject({ code: 'LIYI_MODEL_CORRUPT' });
  });
});
