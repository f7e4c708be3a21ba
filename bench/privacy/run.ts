/**
 * Sees whether anybody but staff can be recognised in what evidence shows: every frame of clips, with heads hidden as stills
 * and clips hide them, is searched for heads that are bare.
 *
 *     npm run bench:privacy -- [folder…] [--only name,name] [--truth-only] [--pictures folder] [--write]
 *
 * Heads are those of the truth of rendered clips, and what a face detector that the product does not run and a pose
 * detector find. Measurements and results are kept: a bench that was stopped goes on; `--again` analyses and checks anew.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { HIDING_VERSION } from '../../src/reports/evidence/hidden-heads.ts';
import { openNets } from '../../test/support/nets/open-nets.ts';
import { clipsOf, defaultFolder, REAL_CLIPS } from '../accuracy/clip-folder.ts';
import { picturesOfBare } from './bare-pictures.ts';
import { type CheckedClip, checkClip } from './check-clip.ts';
import { HEAD_NETS, HeadFinder } from './found-heads.ts';
import { keyOf, measuredClip } from './measured-clip.ts';
import { clipLine, privacyDocument } from './privacy-document.ts';
import { headsInTruth } from './true-heads.ts';

const CACHE = '.cache/privacy';
const DOCUMENT = 'docs/bench/privacy.md';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string' },
    'truth-only': { type: 'boolean', default: false },
    again: { type: 'boolean', default: false },
    pictures: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
const folders = positionals.length > 0 ? positionals : [defaultFolder(), REAL_CLIPS].filter(existsSync);
await using nets = await openNets(values['truth-only'] ? [] : HEAD_NETS);
const finder = values['truth-only'] ? undefined : new HeadFinder(nets);

const checked = [];
for (const folder of folders)
  for (const clip of clipsOf(resolve(folder), values.only?.split(','))) {
    const truth = headsInTruth(join(dirname(clip.path), `${clip.name}.truth.json`));
    if (truth.length === 0 && finder === undefined) continue;
    const kept = join(
      CACHE,
      finder ? 'checked' : 'checked-truth',
      `${basename(folder)}-${clip.name}-${keyOf(clip.path)}-${HIDING_VERSION}.json`,
    );
    const result = await keptOr(kept, async () =>
      checkClip({
        path: clip.path,
        measured: await measuredClip(clip, join(CACHE, 'measured'), values.again),
        camera: clip.camera,
        ...{ truth, finder, onBare: values.pictures ? picturesOfBare(values.pictures, clip.name) : undefined },
      }),
    );
    checked.push({ folder: basename(folder), name: clip.name, isRendered: truth.length > 0, ...result });
    console.log(clipLine(checked.at(-1)!));
  }
const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`;
const document = privacyDocument(checked, { isSought: finder !== undefined, isAnew: values.again }, machine);
if (values.write) writeFileSync(DOCUMENT, document);
else console.log(document);

async function keptOr(path: string, check: () => Promise<CheckedClip>): Promise<CheckedClip> {
  if (existsSync(path) && !values.again) return JSON.parse(readFileSync(path, 'utf8')) as CheckedClip;
  const result = await check();
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(result));
  return result;
}
