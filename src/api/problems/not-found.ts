import { LiyiError } from '../../core/errors.ts';

/** The same for what does not exist and for what the asker may not know of. */
export const notFound = (what: string): LiyiError =>
  new LiyiError('LIYI_NOT_FOUND', { message: `there is no ${what}`, remedy: 'List what there is and choose from it.' });

export const conflict = (message: string): LiyiError =>
  new LiyiError('LIYI_CONFLICT', { message, remedy: 'Read it again, then decide again.' });

export const invalid = (message: string, remedy = 'Correct the request; /docs shows what is expected.'): LiyiError =>
  new LiyiError('LIYI_REQUEST', { message, remedy });
