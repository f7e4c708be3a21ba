/**
 * Verdicts of whole encounters against the verdicts that true events give through the same rulebooks.
 * `npm run bench:verdicts [-- folder] [--sample-fps 10 | --live-share 0.25] [--no-camera] [--worn] [--only name,name]
 * [--keep folder] [--analyses folder] [--json out.json] [--write]`
 * `--worn` judges the clips as a worse camera and recorder would give them, `--live-share` as a live stream does on a machine with
 * this share of the CPU time that it needs. `--keep` writes a document of every analysis, as `liyi analyze --json` does;
 * `--analyses` judges such documents instead of analysing: one analysis serves this bench and bench:accuracy.
 * `--write` brings the totals in docs/accuracy.md up to date.
 */
import { basename, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadRulebooks } from '../../src/config/load-rulebooks.ts';
import { clipsOf, defaultFolder } from './clip-folder.ts';
import { type ReportedClip, reportsOf } from './clip-reports.ts';
import { compareVerdicts } from './compare-verdicts.ts';
import { judgedTruth } from './true-events.ts';
import { judgedWithoutIgnored } from './undecidable.ts';
import { type ClipVerdict, clauseTable, totalsOf, totalsTable, wrongLines } from './verdict-tables.ts';
import { wornCopy } from './worn-clips.ts';
import { writeJson } from './write-json.ts';
import { writeSection } from './write-section.ts';

const USUAL_FPS = 10;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'sample-fps': { type: 'string', default: String(USUAL_FPS) },
    'live-share': { type: 'string' },
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
const liveShare = values['live-share'] === undefined ? undefined : Number(values['live-share']);
const settings = { sampleFps: Number(values['sample-fps']), withCamera: !values['no-camera'], liveShare };
const rulebooks = loadRulebooks();
/** Clauses that nothing judges are open in both, whatever happens. */
const judged = new Set(
  rulebooks.flatMap(({ id, clauses }) =>
    clauses.filter(({ judgement }) => judgement.check !== null).map((clause) => `${id} ${clause.id}`),
  ),
);

const clips = clipsOf(folder, values.only?.split(','));
const reports = await reportsOf(values.worn ? clips.map(wornCopy) : clips, settings, values);
const verdicts = reports.flatMap(verdictsOf);
const totals = totalsOf(verdicts);
const encounters = new Set(
  verdicts.flatMap(({ clip, truth }) => (truth?.encounter ? [`${clip} ${truth.encounter}`] : [])),
);

const cameraText = settings.withCamera ? 'with the camera file' : 'without a camera file';
const pace =
  liveShare === undefined
    ? `${settings.sampleFps} frames a second`
    : `live with ${100 * liveShare} % of the CPU time needed`;
const source = values.analyses ? `as in ${values.analyses}` : `${pace}, ${cameraText}`;
console.log(`${basename(folder)}${values.worn ? ', worn' : ''}, ${source}\n\n${clauseTable(verdicts)}\n`);
console.log(wrongLines(verdicts).join('\n'));
const summary =
  `${reports.length} clips, ${encounters.size} encounters, ${totals.given} verdicts given: ` +
  `${totals.counts['wrong-accusation']} wrong accusations (${(100 * totals.wrongAccusationShare).toFixed(1)} %), ` +
  `${totals.counts['wrong-praise']} wrong praises.`;
console.log(`\n${summary}`);
if (values.write) {
  const isUsual = liveShare === undefined && settings.sampleFps === USUAL_FPS;
  const conditions = [
    ...(values.worn ? ['of worn clips'] : []),
    ...(isUsual ? [] : [liveShare === undefined ? `at ${settings.sampleFps} fps` : 'live']),
  ];
  const section = ['verdicts', ...conditions, ...(settings.withCamera ? [] : ['without camera'])].join(' ');
  writeSection(
    fileURLToPath(new URL('../../docs/accuracy.md', import.meta.url)),
    section,
    conditions.length > 0 ? summary : `${summary}\n\n${totalsTable(verdicts)}`,
  );
}
if (values.json) writeJson(values.json, { folder, ...settings, ...totals, verdicts });

function verdictsOf(report: ReportedClip): ClipVerdict[] {
  const { clip, footage } = report;
  const truth = judgedTruth(clip.truth, footage, rulebooks, clip.camera);
  const known = settings.withCamera ? clip.camera : {};
  const undecidable = judgedWithoutIgnored(report, clip.truth.ignore ?? [], rulebooks, known);
  return compareVerdicts(truth, report, undecidable)
    .filter(({ rulebook, clause }) => judged.has(`${rulebook} ${clause}`))
    .map((verdict) => ({ clip: clip.name, ...verdict }));
}
