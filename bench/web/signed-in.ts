import type { Browser, Page } from 'playwright-core';
import { PASSWORD } from '../../test/e2e-web/support/accounts.ts';
import { launchBrowser } from '../../test/e2e-web/support/launch-browser.ts';

export interface SignedIn extends AsyncDisposable {
  readonly browser: Browser;
  readonly page: Page;
}

/** A supervisor on the smallest supported screen. */
export async function signedIn(baseURL: string): Promise<SignedIn> {
  const browser = await launchBrowser();
  const context = await browser.newContext({ baseURL, viewport: { width: 1366, height: 768 } });
  const answer = await context.request.post('/api/v1/session', { data: { name: 'wang', password: PASSWORD } });
  if (!answer.ok()) throw new Error(`cannot sign in: ${await answer.text()}`);
  return { browser, page: await context.newPage(), [Symbol.asyncDispose]: () => browser.close() };
}
