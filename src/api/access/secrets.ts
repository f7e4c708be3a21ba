import { argon2, hash, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/** argon2id with 19 MiB, two passes, one lane. Source: OWASP Password Storage Cheat Sheet (2025). */
const MEMORY_KIB = 19_456;
const PASSES = 2;
const LANES = 1;
const SALT_BYTES = 16;
const TAG_BYTES = 32;
const TOKEN_BYTES = 32;
/** Without letters that are easily confused when a password is typed from a screen. */
const TYPED_ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

const derive = promisify(argon2);

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replaceAll('=', '');

/** Hashes a password with a random salt, as a PHC string: `$argon2id$v=19$m=…,t=…,p=…$salt$tag`. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(SALT_BYTES);
  const tag = await derive('argon2id', {
    message: password,
    nonce,
    parallelism: LANES,
    tagLength: TAG_BYTES,
    memory: MEMORY_KIB,
    passes: PASSES,
  });
  return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$${base64(nonce)}$${base64(tag)}`;
}

/** Whether a password has this hash; false for a text that is no such hash. */
export async function isPasswordOf(password: string, hash: string): Promise<boolean> {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(hash);
  if (parts === null) return false;
  const [memory, passes, parallelism] = parts.slice(1, 4).map(Number) as [number, number, number];
  const expected = Buffer.from(parts[5]!, 'base64');
  const tag = await derive('argon2id', {
    message: password,
    nonce: Buffer.from(parts[4]!, 'base64'),
    parallelism,
    tagLength: expected.length,
    memory,
    passes,
  });
  return timingSafeEqual(tag, expected);
}

/** 256 random bits in base64url. */
export const randomToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');

/** SHA-256 of a text in lower-case hexadecimal. */
export const sha256 = (text: string): string => hash('sha256', text);

/** Compares secrets in constant time, whatever their lengths. */
export function isEqualSecret(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(sha256(given), 'hex'), Buffer.from(sha256(expected), 'hex')];
  return timingSafeEqual(a, b);
}

/** A random password for somebody to type once; about 79 bits. */
export function typedPassword(): string {
  const limit = 256 - (256 % TYPED_ALPHABET.length);
  let letters = '';
  while (letters.length < 16) {
    for (const byte of randomBytes(32)) {
      if (byte < limit && letters.length < 16) letters += TYPED_ALPHABET[byte % TYPED_ALPHABET.length];
    }
  }
  return letters.match(/.{4}/g)!.join('-');
}
