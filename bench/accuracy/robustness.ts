/**
 * What the stages from landmarks to events make of made-up people of many builds, with landmark noise and wrong camera files.
 * `npm run bench:robustness [-- --draws 18] [--json out.json] [--write] [--write-limits]`
 * `--draws` conditions of every scenario and camera. `--write` brings docs/accuracy-robustness.md up to date; `--write-limits`
 * the known limits that the tests hold the detectors to.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { BUILD_NAMES } from '../../test/support/body/build.ts';
import { CAMERAS } from '../../test/support/cameras.ts';
import { CAMERA_ERROR_NAMES } from '../../test/support/robustness/camera-errors.ts';
import { NOISES_PX, SCENARIOS, scoresUnder } from '../../test/support/robustness/condition.ts';
import { failureIn } from '../../test/support/robustness/failures.ts';
import { foundLimits, KNOWN_LIMITS_FILE } from '../../test/support/robustness/known-limits.ts';
import { sampledConditions } from '../../test/support/robustness/sample.ts';
import { bowErrorTable, eventTable, type Margin, scenarioTable } from './robustness-tables.ts';
import { writeJson } from './write-json.ts';
import { writeSection } from './write-section.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const { values } = parseArgs({
  options: {
    draws: { type: 'string', default: '18' },
    json: { type: 'string' },
    write: { type: 'boolean', default: false },
    'write-limits': { type: 'boolean', default: false },
  },
});

const MARGINS: readonly Margin[] = [
  { title: 'noise, px', values: NOISES_PX, of: ({ sigmaPx }) => sigmaPx },
  { title: 'build', values: BUILD_NAMES, of: ({ build }) => build },
  { title: 'camera file', values: CAMERA_ERROR_NAMES, of: ({ error }) => error },
  { title: 'view', values: Object.keys(CAMERAS), of: ({ camera }) => camera },
];

const played = sampledConditions(Object.keys(SCENARIOS), Number(values.draws)).map((condition) => ({
  condition,
  scores: scoresUnder(condition),
}));
const holding = played.filter(({ scores }) => failureIn(scores) === undefined).length;
const sections = {
  scenarios: `${holding} of ${played.length} conditions hold.\n\n${scenarioTable(played)}`,
  events: MARGINS.map((margin) => eventTable(played, margin)).join('\n\n'),
  bows: MARGINS.map((margin) => bowErrorTable(played, margin)).join('\n\n'),
};
console.log(Object.values(sections).join('\n\n'));

if (values.json) {
  const failures = played.map(({ condition, scores }) => ({ ...condition, failure: failureIn(scores) ?? null }));
  writeJson(values.json, failures);
}
if (values.write)
  for (const [name, text] of Object.entries(sections))
    writeSection(resolve(ROOT, 'docs/accuracy-robustness.md'), name, text);
if (values['write-limits']) writeFileSync(KNOWN_LIMITS_FILE, `${JSON.stringify(foundLimits(), undefined, 2)}\n`);
