import type { Wording } from '../../contract/wording.ts';
import { ERROR_CODES, type ErrorCode } from '../../core/error-codes.ts';
import { LiyiError } from '../../core/errors.ts';

/** Beside what is wrong with the footage itself. */
const OTHERS: readonly ErrorCode[] = ['LIYI_FFMPEG_FAILED', 'LIYI_NOT_MEASURED'];

/**
 * The outcome of work on footage, or the error that says why this footage does not yield it: then the rest of the report
 * goes on. Rejects with any other error.
 */
export async function orLost<T>(work: () => Promise<T>): Promise<T | LiyiError> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof LiyiError && (error.scope === 'input' || OTHERS.includes(error.code))) return error;
    throw error;
  }
}

/** For readers of a report: the kind of error, without paths of this machine. */
export const whyLost = ({ code }: LiyiError): Wording => {
  const { zh, en } = ERROR_CODES[code];
  return { zh: `录像中取不出：${zh}`, en: `not to be had of the recording: ${en}` };
};
