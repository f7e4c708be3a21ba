import { code, instantInput, keyCursor, pageQuery } from './common.ts';

/** Query of lists in order of key, which may be narrowed to a hall and a period. */
export const listingQuery = {
  hall: code.optional(),
  from: instantInput.optional(),
  to: instantInput.optional(),
  ...pageQuery,
  cursor: keyCursor,
};
