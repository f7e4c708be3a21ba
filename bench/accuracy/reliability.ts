/**
 * Whether confidence means what it says: how often events of a stated confidence were right, on the clips that the curve is
 * fitted on and on others; and what `minConfidence` makes of the verdicts.
 * `npm run bench:reliability [-- --fit] [--analyses folder] [--write]`
 * `--fit` prints the most likely curve for src/events/confidence.ts. `--analyses` reads `--json` documents, see
 * reliability-sets.ts. `--write` brings docs/accuracy-reliability.md and its plot up to date.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadRulebooks } from '../../src/config/load-rulebooks.ts';
import { certainTable, verdictsFrom } from './certain-verdicts.ts';
import { fitConfidence } from './fit-confidence.ts';
import { reliabilityPlot } from './reliability-plot.ts';
import { casesOf, casesOfBodies, PARTS, reliabilityClips } from './reliability-sets.ts';
import { calibrationError, reliabilityBins, reliabilityTable } from './reliability-tables.ts';
import { writeSection } from './write-section.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TRIED = [0, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95];
const { values } = parseArgs({
  options: {
    fit: { type: 'boolean', default: false },
    analyses: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});

const clips = await reliabilityClips(values.analyses);
const cases = clips.flatMap(casesOf);
const bodies = casesOfBodies();
if (values.fit) {
  const { perSigmaLogOdds, ceiling } = fitConfidence([
    ...cases.filter(({ part }) => part === 'development'),
    ...bodies,
  ]);
  console.log(`Most likely: perSigmaLogOdds ${perSigmaLogOdds}, ceiling ${ceiling}.\n`);
}

const curves = [
  ...PARTS.map((part) => ({ name: part, bins: reliabilityBins(cases.filter((report) => report.part === part)) })),
  { name: 'made-up bodies', bins: reliabilityBins(bodies) },
];
const reliability = curves.map(({ name, bins }) =>
  [`${name}: mean difference of stated and right ${calibrationError(bins).toFixed(3)}.`, reliabilityTable(bins)].join(
    '\n\n',
  ),
);

const rulebooks = loadRulebooks();
const verdicts = PARTS.map((part) => {
  const own = clips.filter((clip) => clip.part === part && clip.isAtCounter);
  const rows = TRIED.map((minConfidence) => [minConfidence, verdictsFrom(own, rulebooks, minConfidence)] as const);
  return `${part}:\n\n${certainTable(rows)}`;
});

const sections = { reliability: reliability.join('\n\n'), 'certain verdicts': verdicts.join('\n\n') };
console.log(Object.values(sections).join('\n\n'));
if (values.write) {
  for (const [name, text] of Object.entries(sections))
    writeSection(resolve(ROOT, 'docs/accuracy-reliability.md'), name, text);
  writeFileSync(resolve(ROOT, 'docs/pictures/reliability.svg'), reliabilityPlot(curves));
}
