/**
 * Analyses clips of real people and scores the events against truth made by hand; roles are not scored. Types that the truth
 * does not list are shown, and no figure counts them.
 * `npm run bench:real [-- folder] [--sample-fps 10] [--no-camera] [--only name,name] [--keep folder] [--analyses folder]
 * [--json out.json] [--write]`
 * `--keep` writes a document of every analysis, as `liyi analyze --json` does; `--analyses` scores such documents instead of
 * analysing. `--write` brings docs/accuracy-real.md up to date. Without a folder, the clips beside the repository, where they are
 * there.
 */
import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { durationMs } from '../../src/core/interval.ts';
import { HAND_LABELLED_TYPES } from '../../test/support/event-types.ts';
import { type Clip, clipsOf, REAL_CLIPS } from './clip-folder.ts';
import { reportsOf } from './clip-reports.ts';
import { mergedReal, precisionOf, type RealScore, recallOf, scoreRealClip, totalOf } from './score-real.ts';
import { markdownTable } from './tables.ts';
import { writeJson } from './write-json.ts';
import { writeSection } from './write-section.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'sample-fps': { type: 'string', default: '10' },
    'no-camera': { type: 'boolean', default: false },
    only: { type: 'string' },
    analyses: { type: 'string' },
    keep: { type: 'string' },
    json: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
const folder = resolve(positionals[0] ?? REAL_CLIPS);
if (!existsSync(folder)) {
  console.log(`There are no clips in ${folder}: give a folder of clips with NAME.truth.json.`);
  process.exit(0);
}

const clips = clipsOf(folder, values.only?.split(','));
const settings = { sampleFps: Number(values['sample-fps']), withCamera: !values['no-camera'], rulebooks: [] };
const reports = await reportsOf(clips, settings, values);
const scored = reports.map(({ clip, events }) => ({ clip, score: scoreRealClip(clip.truth, events) }));
const all = figuresOf(scored);
const known = figuresOf(scored.filter(({ clip }) => clip.camera.hfovDeg !== undefined));

for (const { clip, score } of scored)
  if (score.errors.length > 0) console.log(`${clip.name}: ${score.errors.join(', ')}`);
const source = values.analyses ? `as in ${values.analyses}` : `${settings.sampleFps} frames a second`;
console.log(`\n${basename(folder)}, ${source}\n\n${typeTable(all)}\n`);
console.log(summary(`${scored.length} of ${clips.length} clips`, all));
if (settings.withCamera) console.log(summary(`of them, ${known.clips} with a camera file`, known));

if (values.write) {
  const shown = settings.withCamera ? known : all;
  const what = settings.withCamera ? 'with a camera file' : 'without camera files';
  const text = `${typeTable(shown)}\n\n${summary(`${shown.clips} clips`, shown)}`;
  writeSection(resolve(ROOT, 'docs/accuracy-real.md'), `real people ${what}`, text);
}

if (values.json) {
  const errors = Object.fromEntries(scored.map(({ clip, score }) => [clip.name, score.errors]));
  writeJson(values.json, { ...all, missing: clips.length - scored.length, withCameraFile: known, errors });
}

function figuresOf(clips: readonly { readonly clip: Clip; readonly score: RealScore }[]) {
  const score = mergedReal(clips.map((one) => one.score));
  const hours = clips.reduce((sum, { clip }) => sum + durationMs(clip.truth.footage), 0) / 3_600_000;
  const total = totalOf(ofTypes(score, (type) => isHandLabelled(type)));
  const unlisted = totalOf(ofTypes(score, (type) => !isHandLabelled(type)));
  const rates = (s: typeof total) => ({ precision: rounded(precisionOf(s), 3), recall: rounded(recallOf(s), 3) });
  return {
    clips: clips.length,
    minutes: rounded(60 * hours, 1),
    ...rates(total),
    falsePerHour: Math.round(total.falseReports / (hours || 1)),
    unlisted: unlisted.hits + unlisted.falseReports + unlisted.pieces,
    bowErrorDeg: score.bowErrorsDeg.map((error) => rounded(error, 1)),
    types: Object.fromEntries([...score.types].map(([type, own]) => [type, { ...own, ...rates(own) }])),
  };
}
type Figures = ReturnType<typeof figuresOf>;

function isHandLabelled(type: string): boolean {
  return HAND_LABELLED_TYPES.some((known) => known === type);
}

function ofTypes(score: RealScore, isWanted: (type: string) => boolean): RealScore {
  return { ...score, types: new Map([...score.types].filter(([type]) => isWanted(type))) };
}

function summary(clips: string, { minutes, precision, recall, falsePerHour, unlisted, bowErrorDeg }: Figures): string {
  const bows = bowErrorDeg.map((error) => `${error}°`).join(' ') || '–';
  const others = unlisted > 0 ? `; ${unlisted} reports of types that the truth does not list` : '';
  return `${clips}, ${minutes} min: precision ${precision}, recall ${recall}, ${falsePerHour} false events an hour; bows off by ${bows}${others}`;
}

function typeTable({ types }: Figures): string {
  return markdownTable(
    ['event', 'in truth', 'hit', 'false', 'pieces', 'ignored', 'precision', 'recall'],
    Object.entries(types)
      .filter(([, s]) => s.truth + s.falseReports + s.pieces + s.ignored > 0)
      .map(([type, s]) =>
        isHandLabelled(type)
          ? [
              type,
              ...[s.truth, s.hits, s.falseReports, s.pieces, s.ignored],
              ...[s.precision, s.recall].map((share) => share.toFixed(2)),
            ]
          : [type, 'not listed', '–', `(${s.falseReports})`, '–', s.ignored, '–', '–'],
      ),
  );
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
