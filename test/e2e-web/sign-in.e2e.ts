import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD } from './support/accounts.ts';
import { visit } from './support/browser.ts';
import { launchBrowser } from './support/launch-browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const MENU = {
  admin: ['待办复核', '时间轴', '用语检索', '看板', '人工检查', '申诉', '复核质量', '条款调校', '机位设置', '系统管理'],
  wang: ['待办复核', '时间轴', '用语检索', '看板', '人工检查', '申诉', '复核质量', '条款调校'],
  zhao: ['看板'],
  chen: ['申诉'],
} as const;

describe('signing in', () => {
  it('says when the password is wrong, and opens the first page when it is right', async () => {
    await using visitor = await visit(browser);
    const { page } = visitor;
    await visitor.goto('/');
    await page.getByLabel('用户名').fill('wang');
    await page.getByLabel('密码').fill('wrong');
    await page.keyboard.press('Enter');
    await page.getByText('用户名或密码不对').waitFor();
    await visitor.picture('sign-in');
    await page.getByLabel('密码').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '待办复核' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/queue');
  });

  it('signs out', async () => {
    await using visitor = await visit(browser, { who: 'wang' });
    await visitor.goto('/dashboard');
    await visitor.page.getByRole('button', { name: '退出' }).click();
    await visitor.page.getByRole('button', { name: '登录' }).waitFor();
  });
});

describe('what a role may open', () => {
  it.each(Object.entries(MENU))('%s', async (who, titles) => {
    await using visitor = await visit(browser, { who });
    await visitor.goto('/');
    const items = visitor.page.getByRole('menuitem');
    await items.first().waitFor();
    expect(await items.allTextContents()).toEqual(titles);
  });

  it('is not widened by knowing an address', async () => {
    await using visitor = await visit(browser, { who: 'zhao' });
    await visitor.goto('/admin');
    await visitor.page.getByText('没有这个页面，或没有查看权限').waitFor();
  });
});
