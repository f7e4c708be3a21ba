import { redactCredentials } from '../media/redact.ts';
import { isAddress } from './found-recording.ts';

/** Of a recording, fit to be stored and shown: the query of a presigned address opens the footage to anyone. */
export const publicName = (path: string): string =>
  isAddress(path) ? redactCredentials(path.replace(/[?#].*$/, '')) : path;
