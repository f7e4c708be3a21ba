#!/usr/bin/env -S node --max-semi-space-size=16
// V8 lets the space for short-lived values grow to several times this and keeps it: 100 MB after hours, for no less CPU time.
// Starts the program on Node 24, which runs TypeScript as it is. Plain JavaScript for Node 18 and later.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

/** Set where this file has started the bundled Node already. */
const STARTED = 'LIYI_ON_BUNDLED_NODE';
const major = Number(process.versions.node.split('.')[0]);
const bundledNode = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url));
const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));

if (major >= 24) {
  // Stripped and compiled sources are kept between starts: a third of the time to start.
  (await import('node:module')).enableCompileCache();
  await import(main);
} else if (existsSync(bundledNode) && process.env[STARTED] === undefined) {
  runOn(bundledNode);
} else {
  console.error(
    `礼仪需要 Node 24 或更新的版本（现为 ${process.versions.node}）。请先在程序目录运行 npm ci，它会带来合适的版本。\n` +
      `Liyi needs Node 24 or later (this is ${process.versions.node}). Run npm ci in the program's folder first: it brings one.`,
  );
  process.exitCode = 4;
}

/** Starts this file again on that Node, waits for it, hands signals on and ends as it ends. */
function runOn(node) {
  const itself = fileURLToPath(import.meta.url);
  const program = spawn(node, [...process.execArgv, itself, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, [STARTED]: '1' },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => program.kill(signal));
  program.on('error', (error) => {
    console.error(`${node}: ${error.message}`);
    process.exitCode = 4;
  });
  program.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + constants.signals[signal];
  });
}
