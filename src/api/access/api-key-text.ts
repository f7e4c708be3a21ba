import { randomBytes } from 'node:crypto';
import { randomToken } from './secrets.ts';

/** `liyi_<prefix>_<secret>`: its beginning lets code scanners recognise a leaked key. */
const API_KEY = /^liyi_([0-9a-f]{12})_([\w-]{43})$/;
const PREFIX_BYTES = 6;

export interface ApiKeyParts {
  /** Public half, by which the key is found. */
  readonly prefix: string;
  readonly secret: string;
}

/** A new random key: 48 bits of public prefix, 256 bits of secret. */
export const newApiKey = (): ApiKeyParts => ({
  prefix: randomBytes(PREFIX_BYTES).toString('hex'),
  secret: randomToken(),
});

/** The text that a machine sends as its key. */
export const apiKeyText = ({ prefix, secret }: ApiKeyParts): string => `liyi_${prefix}_${secret}`;

/** The halves of a key's text; undefined for any other text. */
export function parseApiKey(text: string): ApiKeyParts | undefined {
  const parts = API_KEY.exec(text);
  return parts === null ? undefined : { prefix: parts[1]!, secret: parts[2]! };
}
