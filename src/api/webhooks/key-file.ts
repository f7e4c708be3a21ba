import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { LiyiError } from '../../core/errors.ts';
import { KEY_BYTES, SecretBox } from './secret-box.ts';

const OWNER_ONLY = 0o600;

/**
 * Opens a key file with one key a line, base64 of 32 bytes: the first one seals, the others open what was sealed
 * before. Created with one key where it is missing.
 * @throws LiyiError LIYI_CONFIG
 */
export async function openKeyFile(path: string): Promise<SecretBox> {
  try {
    return new SecretBox(keysOf(await readOrMake(path), path));
  } catch (cause) {
    if (cause instanceof LiyiError) throw cause;
    throw wrongFile(path, `cannot be read or made: ${(cause as Error).message}`, cause);
  }
}

async function readOrMake(path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  if (text !== undefined) return text;
  await mkdir(dirname(path), { recursive: true });
  const whole = `${path}.${randomBytes(4).toString('hex')}`;
  await using file = await open(whole, 'wx', OWNER_ONLY);
  try {
    await file.writeFile(`${randomBytes(KEY_BYTES).toString('base64')}\n`);
    await file.sync();
    // Unlike a rename, a link keeps a file that another process has created meanwhile.
    await link(whole, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(whole, { force: true });
  }
  return readFile(path, 'utf8');
}

function keysOf(text: string, path: string): [Buffer, ...Buffer[]] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const [first, ...others] = lines.map((line, i) => {
    const key = Buffer.from(line.trim(), 'base64');
    if (key.length !== KEY_BYTES) throw wrongFile(path, `line ${i + 1} is not base64 of ${KEY_BYTES} bytes`);
    return key;
  });
  if (first === undefined) throw wrongFile(path, 'holds no key');
  return [first, ...others];
}

const wrongFile = (path: string, what: string, cause?: unknown): LiyiError =>
  new LiyiError('LIYI_CONFIG', {
    message: `the key file ${path} ${what}`,
    remedy:
      'Write a line with the output of `openssl rand -base64 32` into it, or name another as service.secretKeyFile.',
    cause,
  });
