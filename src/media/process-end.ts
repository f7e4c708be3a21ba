const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const cleanups = new Set<() => void>();

/**
 * Calls `cleanup`, without waiting, when this process exits or is stopped by a signal nobody else handles. Disposing
 * withdraws it. Where the application handles the signal itself, it decides when the work ends.
 */
export function atProcessEnd(cleanup: () => void): Disposable {
  if (cleanups.size === 0) {
    process.on('exit', cleanUp);
    for (const signal of SIGNALS) process.on(signal, onSignal);
  }
  cleanups.add(cleanup);
  return {
    [Symbol.dispose]() {
      if (!cleanups.delete(cleanup) || cleanups.size > 0) return;
      process.off('exit', cleanUp);
      for (const signal of SIGNALS) process.off(signal, onSignal);
    },
  };
}

function cleanUp(): void {
  for (const cleanup of cleanups) cleanup();
}

function onSignal(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) > 1) return;
  cleanUp();
  process.off(signal, onSignal);
  process.kill(process.pid, signal);
}
