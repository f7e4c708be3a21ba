import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { visit } from './support/browser.ts';
import { launchBrowser } from './support/launch-browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const PERIOD = 'from=2026-11-01&to=2026-11-20';

describe('the heat map', () => {
  it('leads to the clips of its hour and day of the week', async () => {
    await using visitor = await visit(browser, { who: 'wang' });
    const { page } = visitor;
    await visitor.goto(`/dashboard?${PERIOD}&window=A04`);
    const cell = page.getByRole('button', { name: /^周[一二三四五] 16时/ }).first();
    const name = (await cell.getAttribute('aria-label'))!;
    await cell.click();
    await page.getByRole('button', { name: '维持' }).waitFor();
    const address = new URL(page.url()).searchParams;
    expect(Object.fromEntries(address)).toMatchObject({ window: 'A04', timeFrom: '16:00', timeTo: '17:00' });
    const weekday = '一二三四五六日'.indexOf(name[1]!) + 1;
    expect(address.get('weekday')).toBe(String(weekday));
    const times = await page.locator('.review-list .item-meta').allTextContents();
    expect(times.length).toBeGreaterThan(0);
    for (const text of times) {
      const [, month, day, hour] = /(\d\d)-(\d\d) (\d\d):\d\d/.exec(text)!;
      expect(hour).toBe('16');
      expect(new Date(`2026-${month}-${day}T00:00:00Z`).getUTCDay()).toBe(weekday % 7);
    }
  });
});

describe('a training', () => {
  it('is marked, compared before and after, and deleted, by the keyboard too', async () => {
    await using visitor = await visit(browser, { who: 'wang' });
    const { page } = visitor;
    await visitor.goto(`/dashboard?${PERIOD}`);
    const day = page.getByLabel('培训日期');
    await day.fill('2026-11-16');
    await day.press('Enter');
    await page.getByLabel('培训内容').fill('双手递接培训');
    await page.keyboard.press('Enter');
    const row = page.getByRole('row', { name: /双手递接培训/ });
    await row.waitFor();
    await expect.poll(() => row.textContent()).toMatch(/%.*\[[+-].*%, [+-].*%\]/);
    await visitor.picture('dashboard-training');
    await row.getByRole('button', { name: '删除' }).click();
    await row.waitFor({ state: 'detached' });
  });

  it('is marked by nobody who only looks', async () => {
    await using visitor = await visit(browser, { who: 'zhao' });
    await visitor.goto(`/dashboard?${PERIOD}`);
    await visitor.page.getByText('培训前后').waitFor();
    expect(await visitor.page.getByRole('button', { name: '标记培训' }).count()).toBe(0);
  });
});
