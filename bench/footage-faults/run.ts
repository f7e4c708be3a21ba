/**
 * A seeded sweep over footage as it should not be: containers, times, sizes, streams and losses of the fixture clips. Each
 * mutation is read as an analysis reads it, and its evidence is compared with what was read. A sweep that was stopped goes on.
 *
 *     npm run bench:footage-faults -- [--from 1] [--count 500] [--seed 1] [--only 3,17] [--write]
 */
import { execFileSync, fork } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import type { Examination } from './examine.ts';
import { describeMutation, mutationOf } from './mutation.ts';
import { type Result, sweepDocument } from './sweep-document.ts';
import { ProgressWatch } from './watch-progress.ts';

const DOCUMENT = 'docs/bench/footage-faults.md';

const { values } = parseArgs({
  options: {
    from: { type: 'string', default: '1' },
    count: { type: 'string', default: '500' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
const [from, count, seed] = [Number(values.from), Number(values.count), Number(values.seed)];
const only = values.only?.split(',').map(Number);
const log = `.cache/footage-faults/seed-${seed}.jsonl`;
mkdirSync(dirname(log), { recursive: true });

const known = new Map(readResults(log).map((result) => [result.id, result]));
const ids = only ?? Array.from({ length: count }, (_, i) => from + i);
for (const id of ids) {
  if (known.has(id) && !only) continue;
  const result: Result = { id, recording: describeMutation(mutationOf(seed, id)), ...(await examined(id)) };
  known.set(id, result);
  appendFileSync(log, `${JSON.stringify(result)}\n`);
  console.log(
    `${String(id).padStart(4)} ${result.verdict.padEnd(16)} ${result.recording} · ${firstLine(result.detail)}`,
  );
}
const results = [...known.values()].filter(({ id }) => ids.includes(id)).sort((a, b) => a.id - b.id);
const document = sweepDocument(results, seed, machine());
if (values.write) writeFileSync(DOCUMENT, document);
else console.log(document);

function machine(): string {
  const [cpu] = cpus();
  const [version] = execFileSync('ffmpeg', ['-version'], { encoding: 'utf8' }).split(' Copyright');
  return `${cpus().length} × ${cpu?.model ?? 'unknown processor'}, ${version}`;
}

function readResults(path: string): Result[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.endsWith('}'))
    .map((line) => JSON.parse(line) as Result);
}

function examined(id: number): Promise<Examination> {
  const child = fork(new URL('./examine-child.ts', import.meta.url), [`${seed}`, `${id}`], { silent: true });
  let said = '';
  child.stderr?.on('data', (data: Buffer) => {
    said = `${said}${data.toString()}`.slice(-2_000);
  });
  return new Promise((resolve) => {
    const watch = new ProgressWatch(child.pid!, (detail) => {
      resolve({ verdict: 'hang', detail });
      child.kill('SIGKILL');
    });
    child.on('message', (message: 'made' | Examination) => {
      // What encoders take to make it does not count.
      if (message === 'made') watch.restart();
      else resolve(message);
    });
    child.on('exit', (code) => {
      watch.stop();
      resolve({ verdict: 'crash', detail: `ended with ${code}: ${said}` });
    });
  });
}

function firstLine(text: string): string {
  return text.split('\n')[0]!;
}
