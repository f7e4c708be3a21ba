import { LiyiError } from '../core/errors.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** Ctrl-C in a terminal may arrive twice: from the process group and from a parent that passes it on. */
const SAME_KEY_PRESS_MS = 1000;

export interface Interruption extends Disposable {
  readonly signal: AbortSignal;
}

/** Turns the first Ctrl-C (or SIGTERM) into an abort, so that everything is closed; a later one ends at once. */
export function listenForInterruption(onForced: () => never): Interruption {
  const controller = new AbortController();
  let firstMs: number | undefined;
  const interrupt = () => {
    firstMs ??= performance.now();
    if (performance.now() - firstMs > SAME_KEY_PRESS_MS) onForced();
    controller.abort(
      new LiyiError('LIYI_INTERRUPTED', {
        message: 'interrupted; nothing half-written is left',
        remedy: 'Start the command again when you want the result.',
      }),
    );
  };
  for (const signal of SIGNALS) process.on(signal, interrupt);
  return {
    signal: controller.signal,
    [Symbol.dispose]() {
      for (const signal of SIGNALS) process.off(signal, interrupt);
    },
  };
}
