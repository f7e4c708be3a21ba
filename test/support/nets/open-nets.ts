import type { NetId } from '../../../models/manifest.ts';
import { prepareNets } from '../../../models/prepare.ts';
import { ModelSet } from '../../../src/inference/model-set.ts';

/** Opens nets of the manifest, also those that the product does not run: they are converted the first time. */
export async function openNets(ids: readonly NetId[]): Promise<ModelSet> {
  await prepareNets(ids, () => {});
  return ModelSet.open(ids);
}
