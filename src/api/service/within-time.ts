import { LiyiError } from '../../core/errors.ts';
import type { Milliseconds } from '../../core/units.ts';

/**
 * Runs work on footage for a request, and answers in time even where the work does not heed its signal: a drive that
 * has stopped keeps whoever reads from it.
 * @param gone aborted when nobody waits any more
 * @throws LiyiError LIYI_INPUT_STALLED after `limitMs`, LIYI_INTERRUPTED once `gone` is aborted
 */
export async function withinTime<T>(
  limitMs: Milliseconds,
  gone: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const stop = new AbortController();
  const { promise: stopped, reject } = Promise.withResolvers<never>();
  const end = (error: LiyiError) => {
    reject(error);
    stop.abort(error);
  };
  const timer = setTimeout(() => end(stalled(limitMs)), limitMs);
  const onGone = () => end(nobodyWaits());
  gone.addEventListener('abort', onGone, { once: true });
  if (gone.aborted) onGone();
  try {
    return await Promise.race([stopped, work(stop.signal)]);
  } finally {
    clearTimeout(timer);
    gone.removeEventListener('abort', onGone);
  }
}

/** The LIYI_INTERRUPTED error of work for which nobody waits. */
export const nobodyWaits = (): LiyiError =>
  new LiyiError('LIYI_INTERRUPTED', {
    message: 'nobody waits for it any more, or the service ends',
    remedy: 'Ask again.',
  });

const stalled = (limitMs: Milliseconds): LiyiError =>
  new LiyiError('LIYI_INPUT_STALLED', {
    message: `the recording could not be read within ${Math.round(limitMs / 1000)} s`,
    remedy: 'Check the drive or network on which recordings lie; where it is slow, raise service.evidenceSeconds.',
  });
