import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Fastify from 'fastify';
import { expect, onTestFinished, test } from 'vitest';
import { registerStaticSite } from '../../../src/api/static-site.ts';
import { testFolder } from '../../store/support/stores.ts';

async function site() {
  const distDir = testFolder();
  mkdirSync(join(distDir, 'assets'));
  writeFileSync(join(distDir, 'index.html'), '<!doctype html>');
  writeFileSync(join(distDir, 'favicon.svg'), '<svg/>');
  writeFileSync(join(distDir, 'assets/app-0a1b2c.js'), '0');
  const app = Fastify();
  onTestFinished(() => app.close());
  await registerStaticSite(app, { distDir });
  return app;
}

test.each([
  ['/', 'no-cache'],
  ['/queue?window=A01', 'no-cache'],
  ['/favicon.svg', 'no-cache'],
  ['/assets/app-0a1b2c.js', 'public, max-age=31536000, immutable'],
])('%s may be kept: %s', async (url, kept) => {
  const answer = await (await site()).inject({ url, headers: { accept: 'text/html' } });
  expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, kept]);
});

test('an asset that is gone is not answered with the page', async () => {
  expect((await (await site()).inject('/assets/app-gone.js')).statusCode).toBe(404);
});
