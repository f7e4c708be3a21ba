import { randomBytes } from 'node:crypto';
import { randomToken } from './secrets.ts';

/** `liyi_<prefix>_<secret>`: begins so that scanners of code know a leaked one. */
const API_KEY = /^liyi_([0-9a-f]{12})_([\w-]{43})$/;
const PREFIX_BYTES = 6;

export interface ApiKeyParts {
  /** Finds the key; no secret. */
  readonly prefix: string;
  readonly secret: string;
}

export const newApiKey = (): ApiKeyParts => ({
  prefix: randomBytes(PREFIX_BYTES).toString('hex'),
  secret: randomToken(),
});

export const apiKeyText = ({ prefix, secret }: ApiKeyParts): string => `liyi_${prefix}_${secret}`;

export function parseApiKey(text: string): ApiKeyParts | undefined {
  const parts = API_KEY.exec(text);
  return parts === null ? undefined : { prefix: parts[1]!, secret: parts[2]! };
}
