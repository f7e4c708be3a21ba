import type { ChildProcess } from 'node:child_process';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const children = new Set<ChildProcess>();

/**
 * Ties a child process to this one: when this process exits, or is stopped by a signal nobody else handles, the child is
 * killed. Where the application handles the signal itself, what happens to its children is its decision.
 */
export function killWithParent(child: ChildProcess): void {
  if (children.size === 0) {
    process.on('exit', killAll);
    for (const signal of SIGNALS) process.on(signal, onSignal);
  }
  children.add(child);
  child.once('close', () => forget(child));
  child.once('error', () => {
    if (child.pid === undefined) forget(child);
  });
}

/** Child processes that have been started and have not ended yet. */
export const liveChildren = (): number => children.size;

function forget(child: ChildProcess): void {
  if (!children.delete(child) || children.size > 0) return;
  process.off('exit', killAll);
  for (const signal of SIGNALS) process.off(signal, onSignal);
}

function killAll(): void {
  for (const child of children) child.kill('SIGKILL');
}

function onSignal(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) > 1) return;
  killAll();
  process.off(signal, onSignal);
  process.kill(process.pid, signal);
}
