/**
 * Analyses every clip of a folder and scores the events against the truth.
 * `npm run bench:accuracy [-- folder] [--sample-fps 10] [--no-camera] [--worn] [--json out.json] [--write]`
 * `--worn` scores the same clips as a worse camera and recorder would give them.
 * `--write` brings docs/accuracy.md and its plot up to date.
 */
import { writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { CameraView } from '../../src/contract/camera-view.ts';
import type { AnalysedClip } from './analyze-clips.ts';
import { analyzeClips } from './analyze-clips.ts';
import type { PlottedBow } from './bow-plot.ts';
import { bowPlot } from './bow-plot.ts';
import { type Clip, clipsOf, defaultFolder } from './clip-folder.ts';
import type { Scores } from './score-clip.ts';
import { merged, scoreClip } from './score-clip.ts';
import { bowRow, macroF1, typeRows } from './summary.ts';
import { bowTable, typeTable } from './tables.ts';
import { wornCopy } from './worn-clips.ts';
import { writeJson } from './write-json.ts';
import { writeSection } from './write-section.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'sample-fps': { type: 'string', default: '10' },
    'no-camera': { type: 'boolean', default: false },
    worn: { type: 'boolean', default: false },
    json: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
const folder = resolve(positionals[0] ?? defaultFolder());
const settings = {
  sampleFps: Number(values['sample-fps']),
  withCamera: !values['no-camera'],
  rulebooks: ['chongqing-2023', 'qingpu-2023'],
};
const cameraText = settings.withCamera ? 'with the camera file' : 'without a camera file';
const clips = values.worn ? clipsOf(folder).map(wornCopy) : clipsOf(folder);
const title = `${basename(folder)}${values.worn ? ', worn' : ''}, ${settings.sampleFps} frames a second, ${cameraText}`;

const analysed = await analyzeClips(clips, settings, ({ clip, footageMs, wallMs }) =>
  console.error(`${clip.name}: ${(footageMs / wallMs).toFixed(1)} × real time`),
);
const scored = analysed.map((clip) => ({ ...clip, scores: scoreClip(clip.clip.truth, clip.events) }));
const all = merged(scored.map(({ scores }) => scores));
const rows = typeRows(all);
const bows = scored.flatMap(({ clip, scores }): PlottedBow[] =>
  (scores.get('bow')?.bows ?? []).map((bow) => ({ ...bow, view: viewOf(clip) })),
);

const views = [...new Set(bows.map(({ view }) => view))];
const text = [
  typeTable(rows),
  `Mean F1 ${macroF1(rows).toFixed(3)}, ${rows.reduce((sum, row) => sum + row.falseAlarms, 0)} false alarms.`,
  bowTable([
    ...views.map((view) => [view, bowRow(bows.filter((bow) => bow.view === view))] as const),
    ['all', bowRow(bows)],
  ]),
].join('\n\n');
console.log(`${title}\n\n${text}\n\n${errorsOf(scored)}`);

const name = `${basename(folder)}-${settings.sampleFps}fps${settings.withCamera ? '' : '-no-camera'}${values.worn ? '-worn' : ''}`;
const json = values.json ?? resolve(ROOT, `out/accuracy/${name}.json`);
writeJson(json, { title, rows, bows, clips: scored.map(reported) });
if (values.write) {
  const section = `events${values.worn ? ' of worn clips' : ''}${settings.withCamera ? '' : ' without camera'}`;
  writeSection(resolve(ROOT, 'docs/accuracy.md'), section, text);
  if (section === 'events') writeFileSync(resolve(ROOT, 'docs/pictures/bow-angle.svg'), bowPlot(bows));
}

/** Where nobody said, the view that stands in for it. */
function viewOf({ camera }: Clip): CameraView {
  return camera.view ?? 'front';
}

/** Which clips have misses and false alarms. */
function errorsOf(clips: readonly { readonly clip: { readonly name: string }; readonly scores: Scores }[]): string {
  const lines = clips.flatMap(({ clip, scores }) => {
    const wrong = [...scores].flatMap(([type, { falseAlarms, misses }]) => [
      ...(misses > 0 ? [`${misses} × ${type} missed`] : []),
      ...(falseAlarms > 0 ? [`${falseAlarms} × ${type} false`] : []),
    ]);
    return wrong.length > 0 ? [`${clip.name}: ${wrong.join(', ')}`] : [];
  });
  return lines.length > 0 ? lines.join('\n') : 'No event missed, none false.';
}

function reported({ clip, events, blindness, findings, footageMs, wallMs, cpuMs }: AnalysedClip) {
  return { name: clip.name, view: viewOf(clip), footageMs, wallMs, cpuMs, events, blindness, findings };
}
