/**
 * Analyses every clip of a folder and scores the events against the truth, the clips that chose the thresholds apart from others.
 * `npm run bench:accuracy [-- folder] [--sample-fps 10] [--no-camera] [--worn] [--only name,name] [--keep folder]
 * [--analyses folder] [--json out.json] [--write]`
 * `--worn` scores the same clips as a worse camera and recorder would give them. `--keep` writes a document of every analysis, as
 * `liyi analyze --json` does; `--analyses` scores such documents instead of analysing: one analysis serves this bench and
 * bench:verdicts. `--write` brings docs/accuracy.md and its plot up to date.
 */
import { writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { CameraView } from '../../src/contract/camera-view.ts';
import type { PlottedBow } from './bow-plot.ts';
import { bowPlot } from './bow-plot.ts';
import { type Clip, clipsOf, defaultFolder } from './clip-folder.ts';
import { type ReportedClip, reportsOf } from './clip-reports.ts';
import type { Scores } from './score-clip.ts';
import { merged, scoreClip } from './score-clip.ts';
import { bowRow, macroF1, typeRows } from './summary.ts';
import { bowTable, typeTable } from './tables.ts';
import { wornCopy } from './worn-clips.ts';
import { writeJson } from './write-json.ts';
import { writeSection } from './write-section.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Rendered clips that chose the older thresholds: what is measured on them is no claim. Newer ones were chosen on all. */
const CHOSE_THRESHOLDS = /^dev(0[1-9]|1[0-6])-/;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'sample-fps': { type: 'string', default: '10' },
    'no-camera': { type: 'boolean', default: false },
    worn: { type: 'boolean', default: false },
    only: { type: 'string' },
    analyses: { type: 'string' },
    keep: { type: 'string' },
    json: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
const folder = resolve(positionals[0] ?? defaultFolder());
const settings = { sampleFps: Number(values['sample-fps']), withCamera: !values['no-camera'] };
const cameraText = settings.withCamera ? 'with the camera file' : 'without a camera file';
const clips = clipsOf(folder, values.only?.split(','));
const title = `${basename(folder)}${values.worn ? ', worn' : ''}, ${settings.sampleFps} frames a second, ${cameraText}`;

const reports = await reportsOf(values.worn ? clips.map(wornCopy) : clips, settings, values);
const scored = reports.map((report) => ({ ...report, scores: scoreClip(report.clip.truth, report.events) }));
const groups = [
  {
    ...{ name: 'events of other clips', what: 'clips that did not choose the older thresholds' },
    clips: scored.filter(({ clip }) => !CHOSE_THRESHOLDS.test(clip.name)),
  },
  {
    ...{ name: 'events', what: 'clips that chose the older thresholds' },
    clips: scored.filter(({ clip }) => CHOSE_THRESHOLDS.test(clip.name)),
  },
].filter((group) => group.clips.length > 0);
console.log(title);
for (const group of groups) console.log(`\n${group.name}\n\n${tablesOf(group)}\n\n${errorsOf(group.clips)}`);

const variant = `${values.worn ? ' worn' : ''}${settings.withCamera ? '' : ' without camera'}`;
const fileName = `${basename(folder)}-${settings.sampleFps}fps${variant.replaceAll(' ', '-')}`;
const json = values.json ?? resolve(ROOT, `out/accuracy/${fileName}.json`);
writeJson(json, { title, rows: typeRows(merged(scored.map(({ scores }) => scores))), clips: scored.map(reported) });
if (values.write) {
  for (const group of groups)
    writeSection(resolve(ROOT, 'docs/accuracy.md'), `${group.name}${variant}`, tablesOf(group));
  if (variant === '') writeFileSync(resolve(ROOT, 'docs/pictures/bow-angle.svg'), bowPlot(bowsOf(scored)));
}

interface ScoredClip extends ReportedClip {
  readonly scores: Scores;
}

function tablesOf({ clips, what }: { readonly clips: readonly ScoredClip[]; readonly what: string }): string {
  const rows = typeRows(merged(clips.map(({ scores }) => scores)));
  const bows = bowsOf(clips);
  const views = [...new Set(bows.map(({ view }) => view))];
  return [
    typeTable(rows),
    `${clips.length} ${what}: mean F1 ${macroF1(rows).toFixed(3)}, ${rows.reduce((sum, row) => sum + row.falseAlarms, 0)} false alarms.`,
    bowTable([
      ...views.map((view) => [view, bowRow(bows.filter((bow) => bow.view === view))] as const),
      ['all', bowRow(bows)],
    ]),
  ].join('\n\n');
}

function bowsOf(clips: readonly ScoredClip[]): PlottedBow[] {
  return clips.flatMap(({ clip, scores }) =>
    (scores.get('bow')?.bows ?? []).map((bow) => ({ ...bow, view: viewOf(clip) })),
  );
}

/** Where nobody said, the view that stands in for it. */
function viewOf({ camera }: Clip): CameraView {
  return camera.view ?? 'front';
}

/** Which clips have misses and false alarms. */
function errorsOf(clips: readonly ScoredClip[]): string {
  const lines = clips.flatMap(({ clip, scores }) => {
    const wrong = [...scores].flatMap(([type, { falseAlarms, misses }]) => [
      ...(misses > 0 ? [`${misses} × ${type} missed`] : []),
      ...(falseAlarms > 0 ? [`${falseAlarms} × ${type} false`] : []),
    ]);
    return wrong.length > 0 ? [`${clip.name}: ${wrong.join(', ')}`] : [];
  });
  return lines.length > 0 ? lines.join('\n') : 'No event missed, none false.';
}

function reported({ clip, events, blindness, findings }: ScoredClip) {
  return { name: clip.name, view: viewOf(clip), events, blindness, findings };
}
