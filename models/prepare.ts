import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { LiyiError } from '../src/core/errors.ts';
import { sha256 } from '../src/inference/sha256.ts';
import { observerNets } from '../src/perception/perceivers.ts';
import { isSoundNet, netFileOf, onnxUrl, type PreparedNetId, SOUND_NET_IDS } from './manifest.ts';
import { readWeights } from './weights.ts';

/** Every net that the product runs. */
export const PRODUCT_NETS: readonly PreparedNetId[] = [...observerNets(), ...SOUND_NET_IDS];

/**
 * Converts the nets that are missing or damaged, each written whole or not at all; several processes may do so at once.
 * The set-up converts what the product runs, tests and benches what they run beside that.
 * @param report called once for each net that had to be converted
 */
export async function prepareNets(ids: readonly PreparedNetId[], report: (line: string) => void): Promise<void> {
  for (const id of ids) {
    if (await isPrepared(id)) continue;
    const startedMs = performance.now();
    await prepareNet(id);
    report(`${id}: converted in ${Math.round(performance.now() - startedMs)} ms`);
  }
}

async function isPrepared(id: PreparedNetId): Promise<boolean> {
  const onnx = await readFile(onnxUrl(id)).catch(() => undefined);
  return onnx !== undefined && sha256(onnx) === netFileOf(id).onnxSha256;
}

async function prepareNet(id: PreparedNetId): Promise<void> {
  const weights = await readWeights(netFileOf(id));
  const onnx = await converted(id, weights);
  const actual = sha256(onnx);
  if (actual !== netFileOf(id).onnxSha256)
    throw new LiyiError('LIYI_MODEL_CORRUPT', {
      message: `the converted net ${id} has sha256 ${actual}, expected ${netFileOf(id).onnxSha256}`,
      remedy:
        'reinstall the dependencies with npm ci; after a change to the converter, pin the new hash in models/manifest.ts',
    });
  await writeWhole(onnxUrl(id), onnx);
}

async function converted(id: PreparedNetId, weights: Uint8Array): Promise<Uint8Array> {
  if (isSoundNet(id)) return weights;
  const { convertNet } = await import('./convert/convert-net.ts');
  return convertNet(id, weights);
}

async function writeWhole(target: URL, bytes: Uint8Array): Promise<void> {
  const temporary = new URL(`${target.href}.${randomUUID()}.tmp`);
  try {
    await mkdir(new URL('.', target), { recursive: true });
    await writeFile(temporary, bytes);
    await rename(temporary, target);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw new LiyiError('LIYI_OUTPUT_WRITE', {
      message: `the prepared net ${fileURLToPath(target)} cannot be written`,
      remedy: 'check the free space and the permissions of models/converted',
      cause,
    });
  }
}

if (import.meta.main) {
  try {
    await prepareNets(PRODUCT_NETS, (line) => console.error(line));
  } catch (error) {
    if (!(error instanceof LiyiError)) throw error;
    console.error(`${error.code}: ${error.message}\n${error.remedy}`);
    process.exitCode = 1;
  }
}
