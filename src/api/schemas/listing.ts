import { code, instantInput, keyCursor, pageQuery } from './common.ts';

/** Of lists in order of key that may be narrowed to a hall and a stretch of time. */
export const listingQuery = {
  hall: code.optional(),
  from: instantInput.optional(),
  to: instantInput.optional(),
  ...pageQuery,
  cursor: keyCursor,
};
