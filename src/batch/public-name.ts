import { redactCredentials } from '../media/redact.ts';
import { isRemote, publicAddress } from '../media/remote-input.ts';

/** The name of a recording, fit to be stored and shown: an address without its query. */
export const publicName = (path: string): string => (isRemote(path) ? publicAddress(path) : path);

/** A message about a recording, with its address shortened to what may be shown. */
export const withoutSecrets = (message: string, path: string): string =>
  isRemote(path) ? redactCredentials(message.replaceAll(path, publicName(path))) : message;
