// Makes a fresh clone ready: packages, ffmpeg, models. Plain JavaScript for Node 18 and later, because it runs before
// anything is installed. Silent when there is nothing to do. `--packages-only` stops after the packages.
import { ensureFfmpeg } from './bootstrap/ffmpeg.mjs';
import { ensureModels } from './bootstrap/models.mjs';
import { ensurePackages } from './bootstrap/packages.mjs';
import { SetUpProblem } from './bootstrap/say.mjs';

try {
  ensurePackages();
  if (!process.argv.includes('--packages-only')) {
    ensureFfmpeg();
    ensureModels();
  }
} catch (problem) {
  if (!(problem instanceof SetUpProblem)) throw problem;
  console.error(`\n✗ ${problem.zh}\n  ${problem.message}`);
  if (problem.command) console.error(`\n    ${problem.command}\n`);
  process.exitCode = 1;
}
