import { redactCredentials } from '../media/redact.ts';
import { isRemote, publicAddress } from '../media/remote-input.ts';

/** Of a recording, fit to be stored and shown. */
export const publicName = (path: string): string => (isRemote(path) ? publicAddress(path) : path);

/** A message about the recording, with its address cut down to what may be shown. */
export const withoutSecrets = (message: string, path: string): string =>
  isRemote(path) ? redactCredentials(message.replaceAll(path, publicName(path))) : message;
