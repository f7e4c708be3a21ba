import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { LiyiError } from '../../core/errors.ts';

const CIPHER = 'aes-256-gcm';
export const KEY_BYTES = 32;
/** Source: NIST SP 800-38D, 8.2. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const SEALED = /^sealed1\.([0-9a-f]{8})\.([\w-]+)$/;

/** Encrypts secrets that are needed again, so that a reader of the store without the key file cannot read them. */
export class SecretBox {
  readonly #keys: ReadonlyMap<string, Buffer>;
  readonly #current: string;

  /** @param keys the first one seals; the others open what was sealed before */
  constructor([current, ...former]: readonly [Buffer, ...Buffer[]]) {
    this.#current = nameOf(current);
    this.#keys = new Map([current, ...former].map((key) => [nameOf(key), key]));
  }

  seal(secret: string): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.#keys.get(this.#current)!, nonce);
    const text = Buffer.concat([nonce, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return `sealed1.${this.#current}.${text.toString('base64url')}`;
  }

  isCurrent(sealed: string): boolean {
    return SEALED.exec(sealed)?.[1] === this.#current;
  }

  /**
   * The secret. A text that no key has sealed is returned unchanged: earlier releases stored secrets like that.
   * @throws LiyiError LIYI_SERVICE
   */
  open(sealed: string): string {
    const parts = SEALED.exec(sealed);
    if (parts === null) return sealed;
    const key = this.#keys.get(parts[1]!);
    if (key === undefined) throw cannotOpen(`the key ${parts[1]} that sealed it is not in the key file`);
    const bytes = Buffer.from(parts[2]!, 'base64url');
    const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
    try {
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
      return decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
    } catch (cause) {
      throw cannotOpen('it was changed in the store', cause);
    }
  }
}

const nameOf = (key: Buffer): string => createHash('sha256').update(key).digest('hex').slice(0, 8);

const cannotOpen = (why: string, cause?: unknown): LiyiError =>
  new LiyiError('LIYI_SERVICE', {
    message: `a secret cannot be read: ${why}`,
    remedy: 'Put the former key back into the key file as a further line, or give the webhook a new secret.',
    cause,
  });
