// CPU time of `liyi --help`, started by this Node and by an older one of the system, which starts the bundled Node.
// The first start of each fills the cache of compiled sources and is left out.
//   node bench/speed/start.ts [older Node, default /usr/bin/node]
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../bin/liyi.js', import.meta.url));
const STARTS = 9;
const MOST_SECONDS = 0.4;

const older = process.argv[2] ?? '/usr/bin/node';
for (const node of [process.execPath, older].filter((path) => existsSync(path))) {
  const version = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim();
  const seconds = Array.from({ length: STARTS + 1 }, () => cpuSeconds(node)).slice(1);
  const median = seconds.sort((a, b) => a - b)[(STARTS - 1) / 2]!;
  console.log(`${node} ${version}: ${median.toFixed(2)} s of CPU (median of ${STARTS})`);
  if (median > MOST_SECONDS) process.exitCode = 1;
}

/** User and system time of the program and all it starts, as the shell counts it. */
function cpuSeconds(node: string): number {
  const { stdout } = spawnSync('sh', ['-c', '"$@" --help > /dev/null; times', 'sh', node, PROGRAM], {
    encoding: 'utf8',
  });
  const ofChildren = stdout.trim().split('\n').at(-1)!.split(' ');
  return ofChildren.reduce((sum, text) => {
    const [, minutes, seconds] = /^(\d+)m([\d.]+)s$/.exec(text)!;
    return sum + Number(minutes) * 60 + Number(seconds);
  }, 0);
}
