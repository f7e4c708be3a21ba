import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { visit } from './support/browser.ts';
import { launchBrowser } from './support/launch-browser.ts';
import { type OwnSite, ownSite } from './support/own-site.ts';
import { storeTalking } from './support/talking-run.ts';

let browser: Browser;
let site: OwnSite;
beforeAll(async () => {
  browser = await launchBrowser();
  site = await ownSite(storeTalking);
});
afterAll(async () => {
  await browser.close();
  await site[Symbol.asyncDispose]();
});

describe('what clerks said', () => {
  it('stands in the lane of voices', async () => {
    await using visitor = await visit(browser, { who: 'wang', baseURL: site.url });
    const { page } = visitor;
    const words = page.waitForResponse((response) => response.url().includes('/windows/1/words'));
    await visitor.goto('/timeline?window=1&from=2026-11-20&to=2026-11-20');
    await words;
    await page.getByRole('application').waitFor();
    const card = page.locator('.timeline-card');
    const text = async () => (await card.textContent({ timeout: 1000 }).catch(() => null)) ?? '';
    for (let i = 0; i < 20; i++) {
      await page.keyboard.press('ArrowDown');
      if ((await text()).includes('窗口人员说话')) break;
    }
    for (let i = 0; i < 5 && !(await text()).includes('请您稍等'); i++) await page.keyboard.press('p');
    expect(await text()).toContain('窗口人员说话 +22 LU：“好的，请您稍等”');
    await visitor.picture('words-timeline');
  });

  it('is found by how it sounds, and leads to its moment', async () => {
    await using visitor = await visit(browser, { who: 'wang', baseURL: site.url });
    const { page } = visitor;
    await visitor.goto('/words');
    const box = page.getByRole('searchbox', { name: '要找的话' });
    await box.fill('再见');
    await box.press('Enter');
    await page.getByText('没有找到').waitFor();
    await box.fill('请您烧等');
    await page.getByRole('button', { name: '检索' }).click();
    const row = page.getByRole('row').filter({ hasText: '好的，请您稍等' });
    await row.waitFor();
    expect(await page.getByRole('row').count()).toBe(2);
    await visitor.picture('words-found');
    await row.getByRole('link', { name: '2026-11-20 09:00:06' }).click();
    await page.getByRole('application').waitFor();
    expect(await page.getByRole('application').getAttribute('aria-label')).toContain('08:59:36');
    await visitor.picture('words-moment');
    await page.getByRole('button', { name: '整天' }).click();
    await expect.poll(() => page.getByRole('application').getAttribute('aria-label')).not.toContain('08:59:36');
    expect(visitor.complaints).toEqual([]);
  });

  it('keeps the search in the address, in English and dark', async () => {
    await using visitor = await visit(browser, { who: 'wang', language: 'en', dark: true, baseURL: site.url });
    const { page } = visitor;
    await visitor.goto(`/words?q=${encodeURIComponent('电话')}&from=2026-11-20&to=2026-11-20`);
    await page.getByText('您的电话是＊＊＊＊＊＊＊＊＊＊＊对吗').waitFor();
    await visitor.picture('words-found-dark');
  });

  it('is seen in the player with how loud it was', async () => {
    await using visitor = await visit(browser, { who: 'wang', baseURL: site.url });
    const { page } = visitor;
    await visitor.goto('/queue?verdict=not-met,met');
    const strip = page.getByRole('img', { name: '声音大小随时间的变化' });
    await strip.waitFor();
    const drawn = await strip
      .locator('path')
      .evaluateAll((paths) => paths.map((path) => path.getAttribute('d')!.length));
    expect(Math.min(...drawn)).toBeGreaterThan(100);
    await visitor.picture('words-player');
  });

  it('leaves a note of every search', async () => {
    await using visitor = await visit(browser, { who: 'admin', baseURL: site.url });
    const answer = await visitor.context.request.get('/api/v1/audit?action=words.search');
    const { entries } = (await answer.json()) as { entries: { detail: { q: string } }[] };
    expect(entries.map(({ detail }) => detail.q)).toEqual(expect.arrayContaining(['再见', '请您烧等', '电话']));
  });
});
