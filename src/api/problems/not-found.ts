import { LiyiError } from '../../core/errors.ts';

/** The LIYI_NOT_FOUND error: the same for what does not exist and for what the asker may not see. */
export const notFound = (what: string): LiyiError =>
  new LiyiError('LIYI_NOT_FOUND', { message: `there is no ${what}`, remedy: 'List what there is and choose from it.' });

/** The LIYI_CONFLICT error for a change based on an outdated version, or something that exists already. */
export const conflict = (message: string): LiyiError =>
  new LiyiError('LIYI_CONFLICT', { message, remedy: 'Read it again, then decide again.' });

/** The LIYI_REQUEST error for a request that is not valid. */
export const invalid = (message: string, remedy = 'Correct the request; /docs shows what is expected.'): LiyiError =>
  new LiyiError('LIYI_REQUEST', { message, remedy });
