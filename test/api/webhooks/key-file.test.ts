import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openKeyFile } from '../../../src/api/webhooks/key-file.ts';
import { KEY_BYTES, SecretBox } from '../../../src/api/webhooks/secret-box.ts';
import { testFolder } from '../../store/support/stores.ts';

const key = () => randomBytes(KEY_BYTES).toString('base64');

describe('the key file', () => {
  test('is made at first use, for its owner only, and is the same for all who open it at once', async () => {
    const path = join(testFolder(), 'new', 'secret.key');
    const boxes = await Promise.all([openKeyFile(path), openKeyFile(path), openKeyFile(path)]);
    const sealed = boxes[0].seal('s');
    expect(boxes.map((box) => box.open(sealed))).toEqual(['s', 's', 's']);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(dirname(path))).toEqual(['secret.key']);
    expect(readFileSync(path, 'utf8')).not.toContain(sealed);
  });

  test('has the current key first and the former ones after it', async () => {
    const path = join(testFolder(), 'secret.key');
    const [former, current] = [key(), key()];
    writeFileSync(path, `${former}\n`);
    const sealed = (await openKeyFile(path)).seal('s');
    writeFileSync(path, `${current}\n${former}\n`);
    const both = await openKeyFile(path);
    expect(both.open(sealed)).toBe('s');
    expect([both.isCurrent(sealed), both.isCurrent(both.seal('s'))]).toEqual([false, true]);
  });

  test.each([
    ['is empty', '\n', /holds no key/],
    ['holds something else', 'password\n', /line 1 is not base64/],
    ['holds half a key after a whole one', `${key()}\n${key().slice(0, 20)}\n`, /line 2 is not base64/],
  ])('is refused where it %s', async (_, text, message) => {
    const path = join(testFolder(), 'secret.key');
    writeFileSync(path, text);
    await expect(openKeyFile(path)).rejects.toMatchObject({ code: 'LIYI_CONFIG', message });
  });
});

test('a sealed secret that was changed is refused', () => {
  const box = new SecretBox([randomBytes(KEY_BYTES)]);
  const sealed = box.seal('secret');
  expect(box.open(sealed)).toBe('secret');
  const middle = Math.floor(sealed.length / 2);
  for (const at of [middle, sealed.length - 2]) {
    const wrong = `${sealed.slice(0, at)}${sealed[at] === 'A' ? 'B' : 'A'}${sealed.slice(at + 1)}`;
    expect(() => box.open(wrong)).toThrow(expect.objectContaining({ code: 'LIYI_SERVICE' }));
  }
});
