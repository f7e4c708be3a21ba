import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD } from './support/accounts.ts';
import { visit } from './support/browser.ts';
import { launchBrowser } from './support/launch-browser.ts';
import { type OwnSite, ownSite } from './support/own-site.ts';

let browser: Browser;
let site: OwnSite;
beforeAll(async () => {
  browser = await launchBrowser();
  site = await ownSite();
});
afterAll(async () => {
  await browser.close();
  await site[Symbol.asyncDispose]();
});

const WINDOW_QUEUE = '/queue?verdict=not-met,met';
const chosen = (page: Page) => page.locator('[aria-current="true"]');

interface Listed {
  readonly findings: readonly { readonly id: number; readonly review: { readonly status: string } }[];
}

/** Items of the queue that were confirmed: clauses that ask for the same act are one. */
const judged = async (page: Page): Promise<number> => {
  const answer = await page.request.get('/api/v1/findings?review=confirmed&acts=true&limit=500');
  return ((await answer.json()) as Listed).findings.length;
};

async function openQueue(page: Page): Promise<void> {
  await page.goto(WINDOW_QUEUE);
  await page.getByRole('button', { name: '维持' }).waitFor();
}

/** Recordings of this site have no footage: without a picture no reason is chosen beforehand. */
async function chooseReason(page: Page): Promise<void> {
  await page.getByText('录像片段已不在').first().waitFor();
  await page.getByRole('radiogroup', { name: '维持' }).getByRole('radio').first().check();
}

describe('bad conditions', () => {
  it('a service that was stopped and started again gets the review that was given meanwhile', async () => {
    await using visitor = await visit(browser, { who: 'wang', baseURL: site.url });
    const { page } = visitor;
    await openQueue(page);
    await chooseReason(page);
    const before = await judged(page);
    await site.stop();
    await page.keyboard.press('n');
    await page.keyboard.type('停机时写的');
    await page.keyboard.press('Escape');
    await page.keyboard.press('1');
    await page.getByText('暂时连不上服务器').waitFor();
    await visitor.picture('service-gone');
    await site.start();
    await expect.poll(() => judged(page), { timeout: 20_000 }).toBe(before + 1);
    await expect.poll(() => page.getByText('暂时连不上服务器').count(), { timeout: 20_000 }).toBe(0);
  });

  it('a session that the service has ended loses nothing typed', async () => {
    await using visitor = await visit(browser, { who: 'wang', baseURL: site.url });
    const { page } = visitor;
    await openQueue(page);
    await chooseReason(page);
    const before = await judged(page);
    await page.keyboard.press('n');
    await page.keyboard.type('写到一半');
    await site.endSessions();
    await page.keyboard.press('Escape');
    await page.keyboard.press('1');
    await page.getByText('登录已过期').waitFor();
    await page.getByRole('dialog').getByLabel('密码').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await expect.poll(() => judged(page), { timeout: 20_000 }).toBe(before + 1);
  });

  it('a clip that cannot be cut is said to be gone, and the finding can be judged by a reason that is chosen', async () => {
    await using visitor = await visit(browser, { who: 'li', baseURL: site.url });
    const { page } = visitor;
    await openQueue(page);
    await page.getByText('录像片段已不在').first().waitFor();
    const before = await judged(page);
    // Nothing was seen, so nothing is chosen, and "clearly to be seen" cannot be.
    const confirm = page.getByRole('radiogroup', { name: '维持' });
    expect(await confirm.getByRole('radio', { checked: true }).count()).toBe(0);
    expect(await confirm.getByRole('radio', { name: '画面中清楚可见' }).count()).toBe(0);
    await page.keyboard.press('1');
    await confirm.getByRole('radio').first().check();
    expect(await judged(page)).toBe(before);
    await page.keyboard.press('1');
    await expect.poll(() => judged(page)).toBe(before + 1);
  });

  it('on a slow line the next item still opens at the press of a key', async () => {
    await using visitor = await visit(browser, { who: 'li' });
    const { page } = visitor;
    await page.goto('/queue?window=A03');
    await page.getByRole('button', { name: '维持' }).waitFor();
    const line = await page.context().newCDPSession(page);
    await line.send('Network.enable');
    await line.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 400,
      downloadThroughput: 50_000,
      uploadThroughput: 20_000,
    });
    const first = await chosen(page).textContent();
    await page.keyboard.press('j');
    await expect.poll(() => chosen(page).textContent()).not.toBe(first);
    await page.keyboard.press('k');
    await expect.poll(() => chosen(page).textContent()).toBe(first);
    await page.goto('/dashboard?from=2026-11-01&to=2026-11-20');
    await page.getByText('窗口达标率').waitFor({ timeout: 60_000 });
    expect(visitor.complaints.filter((text) => !text.includes('404'))).toEqual([]);
  });
});
