// The main path on two bundled recordings, by the commands a user would type: analyse, look at the timeline, write the
// report. Everything it makes is in out/demo. At the end it offers the review site on it.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OUT = join(ROOT, 'out/demo');
const DB = relative(ROOT, join(OUT, 'timeline.db'));
const REPORT = join(OUT, 'report.html');
const RULEBOOKS = ['--rulebook', 'qingpu-2023', 'chongqing-2023'];

const SITE_COMMAND = ['npm', 'run', 'demo:site'] as const;

const RECORDINGS = [
  { clip: 'counter-by-the-book', window: 'A01', startedAt: '2026-11-20T09:00:00+08:00' },
  { clip: 'counter-violations', window: 'A02', startedAt: '2026-11-20T09:05:00+08:00' },
] as const;

function liyi(...args: readonly string[]): void {
  console.log(`\n$ liyi ${args.join(' ')}\n`);
  const { status } = spawnSync(process.execPath, [join(ROOT, 'bin/liyi.js'), ...args], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}

console.log('评判依据 judged by: qingpu-2023, chongqing-2023（分别评判，不相加 each by itself, never summed）');
rmSync(OUT, { recursive: true, force: true });
for (const { clip, window, startedAt } of RECORDINGS) {
  const path = `fixtures/clips/${clip}`;
  liyi(
    ...['analyze', `${path}.mp4`, '--camera', `${path}.camera.yaml`, '--window', window, '--started-at', startedAt],
    ...RULEBOOKS,
    ...['--json', relative(ROOT, join(OUT, `${clip}.json`)), '--db', DB],
  );
}
liyi('report', '--db', DB, '--out', relative(ROOT, REPORT));
console.log(`
用浏览器打开报告 · open the report in a browser:
  ${pathToFileURL(REPORT)}
在复核网站上查看 · look at it on the review site, http://127.0.0.1:8080 (name and password are printed at its first start):
  ${SITE_COMMAND.join(' ')}`);
if (process.stdin.isTTY && process.stdout.isTTY && (await wantsSite())) {
  const { status } = spawnSync(SITE_COMMAND[0], SITE_COMMAND.slice(1), { cwd: ROOT, stdio: 'inherit' });
  process.exitCode = status ?? 0;
}

async function wantsSite(): Promise<boolean> {
  using lines = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await lines.question('\n现在启动复核网站？ Start the review site now? [y/N] ');
  return /^(y|yes|是|好)$/i.test(answer.trim());
}
