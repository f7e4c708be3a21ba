import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { InferenceSession } from 'onnxruntime-node';
import { netFileOf, onnxUrl, type PreparedNetId } from '../../models/manifest.ts';
import { LiyiError } from '../core/errors.ts';
import { sha256 } from './sha256.ts';

/** `all` puts convolutions into the blocked layout, more than twice as fast; a second thread costs twice the CPU. */
const OPTIONS: InferenceSession.SessionOptions = {
  executionProviders: ['cpu'],
  graphOptimizationLevel: 'all',
  executionMode: 'sequential',
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  // Warnings about the graph of somebody else's net are of no use to anybody here.
  logSeverityLevel: 3,
  extra: { session: { intra_op: { allow_spinning: '0' } } },
};

/**
 * Opens a prepared net after comparing its bytes with the pinned hash.
 * @param url of its file
 * @throws LiyiError LIYI_MODEL_MISSING, LIYI_MODEL_CORRUPT
 */
export async function openOnnx(id: PreparedNetId, url: URL = onnxUrl(id)): Promise<InferenceSession> {
  const file = fileURLToPath(url);
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new LiyiError('LIYI_MODEL_MISSING', {
      message: `the net ${id} is not at ${file}`,
      remedy: 'run npm run models:prepare',
      cause,
    });
  });
  const { onnxSha256 } = netFileOf(id);
  const actual = sha256(bytes);
  if (actual !== onnxSha256)
    throw new LiyiError('LIYI_MODEL_CORRUPT', {
      message: `the net ${file} has sha256 ${actual}, expected ${onnxSha256}`,
      remedy: 'run npm run models:prepare',
    });
  return InferenceSession.create(bytes, OPTIONS);
}
