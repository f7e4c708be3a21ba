import { mkdirSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { inject } from 'vitest';
import { PASSWORD } from './accounts.ts';

const PICTURES_DIR = new URL('../../../out/e2e/', import.meta.url).pathname;

export interface Visit {
  readonly who?: string;
  readonly language?: 'zh' | 'en';
  readonly dark?: boolean;
  /** The site that all tests share where left out. */
  readonly baseURL?: string;
}

export interface Visitor extends AsyncDisposable {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the browser complained of. */
  readonly complaints: readonly string[];
  goto(path: string): Promise<void>;
  picture(name: string): Promise<void>;
}

/** A browser of its own on the smallest supported screen, signed in where somebody is named. */
export async function visit(
  browser: Browser,
  { who, language = 'zh', dark = false, baseURL = inject('siteUrl') }: Visit = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL,
    viewport: { width: 1366, height: 768 },
    colorScheme: dark ? 'dark' : 'light',
    acceptDownloads: true,
  });
  await context.addInitScript((chosen) => localStorage.setItem('liyi.language', chosen), language);
  if (who !== undefined) {
    const answer = await context.request.post('/api/v1/session', { data: { name: who, password: PASSWORD } });
    if (!answer.ok()) throw new Error(`cannot sign in as ${who}: ${await answer.text()}`);
  }
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  return {
    context,
    page,
    complaints,
    goto: async (path) => {
      await page.goto(path);
    },
    picture: async (name) => {
      mkdirSync(PICTURES_DIR, { recursive: true });
      await page.screenshot({ path: `${PICTURES_DIR}${name}.png` });
    },
    [Symbol.asyncDispose]: () => context.close(),
  };
}
