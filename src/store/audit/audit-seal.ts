import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LiyiError } from '../../core/errors.ts';

/** How far the log reached: number and hash of an entry. */
export interface AuditMark {
  readonly entries: number;
  readonly hash: string;
}

const KEY_BYTES = 32;
const OWNER_ONLY = 0o600;
const KEY_FILE = 'audit.key';
const SEEN_FILE = 'audit.seen';

/**
 * Signs the end of the audit log with a key that is not in the store, and keeps beside the key how far the log reached.
 * Whoever can write to the store alone can neither shorten the log nor put an older one in its place unnoticed.
 */
export class AuditSeal {
  readonly #folder: string;
  readonly #key: Buffer;
  #seen: AuditMark | undefined;
  #writing: Promise<void> = Promise.resolve();

  private constructor(folder: string, key: Buffer, seen: AuditMark | undefined) {
    this.#folder = folder;
    this.#key = key;
    this.#seen = seen;
  }

  /**
   * Opens the key in a folder, and makes one where there is none.
   * @throws LiyiError LIYI_CONFIG for a file that holds no key
   */
  static async open(folder: string): Promise<AuditSeal> {
    const path = join(folder, KEY_FILE);
    await mkdir(folder, { recursive: true });
    const whole = `${path}.${randomBytes(4).toString('hex')}`;
    await writeFile(whole, `${randomBytes(KEY_BYTES).toString('base64')}\n`, { mode: OWNER_ONLY, flag: 'wx' });
    // Unlike a rename, a link keeps the key that is there.
    await link(whole, path).catch(unless('EEXIST'));
    await rm(whole);
    return (await AuditSeal.openIfThere(folder))!;
  }

  /**
   * Opens the key in a folder; undefined where there is none, as on a machine without the service, and where this user
   * may not read it.
   * @throws LiyiError LIYI_CONFIG for a file that holds no key
   */
  static async openIfThere(folder: string): Promise<AuditSeal | undefined> {
    const path = join(folder, KEY_FILE);
    const text = await readFile(path, 'utf8').catch(unless('ENOENT', 'EACCES'));
    if (text === undefined) return undefined;
    const key = Buffer.from(text.trim(), 'base64');
    if (key.length !== KEY_BYTES) throw noKey(path);
    return new AuditSeal(folder, key, await readSeen(folder));
  }

  /** How far the log was when an entry was last added on this machine. */
  get seen(): AuditMark | undefined {
    return this.#seen;
  }

  sign({ entries, hash }: AuditMark): string {
    return createHmac('sha256', this.#key).update(`liyi audit ${entries} ${hash}`).digest('hex');
  }

  isSigned(mark: AuditMark, seal: string): boolean {
    const [right, given] = [Buffer.from(this.sign(mark)), Buffer.from(seal)];
    return right.length === given.length && timingSafeEqual(right, given);
  }

  /** Keeps how far the log reaches now. Where that is not written in time, the signature in the store still tells. */
  async keep(mark: AuditMark): Promise<void> {
    if (mark.entries <= (this.#seen?.entries ?? 0)) return;
    this.#seen = mark;
    this.#writing = this.#writing.then(() => this.#write()).catch(() => {});
    await this.#writing;
  }

  async #write(): Promise<void> {
    const inFile = await readSeen(this.#folder);
    if (this.#seen === undefined || (inFile?.entries ?? 0) >= this.#seen.entries) return;
    const path = join(this.#folder, SEEN_FILE);
    await writeFile(`${path}.part`, `${JSON.stringify(this.#seen)}\n`, { mode: OWNER_ONLY });
    await rename(`${path}.part`, path);
  }
}

async function readSeen(folder: string): Promise<AuditMark | undefined> {
  const text = await readFile(join(folder, SEEN_FILE), 'utf8').catch(unless('ENOENT'));
  return text === undefined ? undefined : (JSON.parse(text) as AuditMark);
}

const unless =
  (...codes: readonly string[]) =>
  (error: NodeJS.ErrnoException): undefined => {
    if (!codes.includes(error.code ?? '')) throw error;
  };

const noKey = (path: string): LiyiError =>
  new LiyiError('LIYI_CONFIG', {
    message: `${path} holds no key of ${KEY_BYTES} bytes in base64`,
    remedy: 'Put the former file back. Without it nobody can tell whether the audit log was cut.',
  });
