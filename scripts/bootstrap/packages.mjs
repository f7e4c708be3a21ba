import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SetUpProblem, say } from './say.mjs';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Node 24 from the `node` package: what everything but the set-up runs on. */
export const NODE = join(ROOT, 'node_modules/.bin/node');

export function ensurePackages() {
  if (packagesAreCurrent()) return;
  say('正在安装依赖包', 'installing packages (npm ci)');
  const npm = process.env.npm_execpath;
  // Called by npm: the same npm and the Node it runs on, which does not live in the folder that is replaced here.
  const [command, prefix] = npm?.endsWith('.js')
    ? [process.env.npm_node_execpath ?? process.execPath, [npm]]
    : ['npm', []];
  const { status, error } = spawnSync(command, [...prefix, 'ci', '--no-fund', '--no-audit', '--loglevel=error'], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    env: {
      ...process.env,
      NODE_ENV: 'development',
      npm_config_engine_strict: 'false',
      // Its install script would fetch GPU libraries from outside the npm registry; npm before 11 runs it unasked.
      ONNXRUNTIME_NODE_INSTALL: 'skip',
    },
  });
  if (status !== 0 || !nodeRuns()) {
    throw new SetUpProblem(
      `依赖包没有装好${error ? `（${error.message}）` : ''}。请检查网络或 npm 镜像设置后重试：`,
      'The packages could not be installed. Check the network or the npm registry setting, then run:',
      'npm ci',
    );
  }
}

/** By content, not by file time: a checkout sets new times on an unchanged lockfile. */
function packagesAreCurrent() {
  const installed = join(ROOT, 'node_modules/.package-lock.json');
  if (!existsSync(installed) || !nodeRuns()) return false;
  const wanted = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(installed, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([folder, { version, optional }]) =>
      folder === '' || present[folder]?.version === version || (optional && !present[folder]),
  );
}

const nodeRuns = () => existsSync(NODE) && spawnSync(NODE, ['--version']).status === 0;
