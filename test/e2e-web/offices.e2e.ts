import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { visit } from './support/browser.ts';
import { launchBrowser } from './support/launch-browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe('an appeal', () => {
  it('is filed by the clerk, decided by a supervisor, and the clerk reads the answer', async () => {
    await using clerk = await visit(browser, { who: 'chen' });
    await clerk.goto('/appeals');
    await clerk.page.getByRole('button', { name: '申诉' }).first().click();
    await clerk.page.getByLabel('申诉理由').fill('当时另一只手扶着材料');
    await clerk.page.getByRole('button', { name: '提交' }).click();
    await clerk.page.locator('.appeal').getByText('当时另一只手扶着材料').waitFor();
    await clerk.picture('appeal-of-a-clerk');

    await using supervisor = await visit(browser, { who: 'li' });
    await supervisor.goto('/appeals');
    const appeal = supervisor.page.locator('.appeal', { hasText: '当时另一只手扶着材料' });
    await appeal.getByLabel('答复').fill('看过录像，申诉成立');
    await appeal.getByRole('button', { name: '申诉成立，改判达标' }).click();
    await appeal.waitFor({ state: 'detached' });

    await clerk.page.reload();
    await clerk.page.locator('.appeal').getByText('看过录像，申诉成立').waitFor();
    await clerk.page.locator('.appeal').getByText('申诉成立', { exact: true }).waitFor();
  });
});

describe('manual checks', () => {
  it('are recorded clause by clause and can be withdrawn', async () => {
    await using visitor = await visit(browser, { who: 'wang' });
    const { page } = visitor;
    await visitor.goto('/manual');
    const clause = page.locator('.manual-clause', { hasText: '头发扎好' });
    await clause.getByText('未达标').click();
    await page.getByRole('button', { name: '记录 1 项' }).click();
    await page.getByText('已记录 1 项').waitFor();
    await page.getByRole('button', { name: '撤回' }).click();
    await page.getByText('已撤回').waitFor();
  });

  it('come with a picture of the moment, and an answer by key brings the next', async () => {
    await using visitor = await visit(browser, { who: 'wang' });
    const { page } = visitor;
    await visitor.goto('/manual');
    const current = page.locator('.manual-current .manual-wording');
    const first = await current.textContent();
    const picture = page.locator('.manual-still');
    await picture.waitFor();
    expect(await picture.getAttribute('src')).toMatch(/\/findings\/\d+\/still$/);
    await page.waitForFunction(() => (document.querySelector('.manual-still') as HTMLImageElement).naturalWidth > 0);
    await page.keyboard.press('1');
    await page.waitForFunction(
      (before) => document.querySelector('.manual-current .manual-wording')?.textContent !== before,
      first,
    );
    await page.getByRole('button', { name: '记录 1 项' }).waitFor();
  });
});

describe('camera set-up', () => {
  it('saves a zone that was moved by keys, and refuses one whose sides cross', async () => {
    await using visitor = await visit(browser, { who: 'admin' });
    const { page } = visitor;
    await visitor.goto('/cameras?window=1');
    await page.getByRole('button', { name: '角点 1', exact: true }).waitFor();
    await page.keyboard.press('n');
    await page.keyboard.press('ArrowRight');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('已保存').waitFor();
    const { cameras } = (await (await page.request.get('/api/v1/cameras')).json()) as {
      cameras: { windowId: number; version: number }[];
    };
    expect(cameras.find(({ windowId }) => windowId === 1)?.version).toBe(1);

    const editor = (await page.locator('.zone-editor').boundingBox())!;
    await page.getByRole('button', { name: '重画' }).click();
    for (const [x, y] of [
      [0.2, 0.2],
      [0.8, 0.8],
      [0.8, 0.2],
      [0.2, 0.8],
    ] as const)
      await page.mouse.click(editor.x + x * editor.width, editor.y + y * editor.height);
    await page.getByText('边不能交叉').waitFor();
    expect(await page.getByRole('button', { name: '保存' }).isDisabled()).toBe(true);
  });

  it('finds pitch and distance from the clerk who stands in the last recording', async () => {
    await using visitor = await visit(browser, { who: 'admin' });
    const { page } = visitor;
    // Set up as rendered: 1.90 m high, 17.9° down, 2.60 m away.
    await visitor.goto('/cameras?window=2');
    await page.getByLabel('俯角（向下为正）').fill('');
    await page.getByLabel('镜头到窗口人员').fill('');
    await page.getByText('站立人员', { exact: true }).click();
    await page.getByRole('button', { name: '头顶' }).focus();
    await page.keyboard.press('ArrowUp');
    await page.getByText('俯角约').waitFor();
    await page.getByRole('button', { name: '填入机位' }).click();
    const read = async (label: string) => Number(await page.getByLabel(label).inputValue());
    expect(Math.abs((await read('俯角（向下为正）')) - 17.9)).toBeLessThan(2);
    expect(Math.abs((await read('镜头到窗口人员')) - 2.6)).toBeLessThan(0.15);
    await visitor.picture('standing-clerk');
  });
});

describe('administration', () => {
  it('adds a person with a one-time password, who must set an own one first', async () => {
    await using visitor = await visit(browser, { who: 'admin' });
    const { page } = visitor;
    await visitor.goto('/admin');
    await page.getByLabel('用户名').fill('sun');
    await page.getByLabel('姓名').fill('孙督导');
    await page.getByRole('button', { name: '添加' }).click();
    const dialog = page.getByRole('dialog');
    const password = (await dialog.locator('code').textContent())!.trim();
    await dialog.getByRole('button', { name: '已记下' }).click();
    await page.getByRole('cell', { name: 'sun', exact: true }).waitFor();

    await using newcomer = await visit(browser);
    await newcomer.goto('/');
    await newcomer.page.getByLabel('用户名').fill('sun');
    await newcomer.page.getByLabel('密码').fill(password);
    await newcomer.page.keyboard.press('Enter');
    await newcomer.page.getByRole('heading', { name: '设置自己的密码' }).waitFor();
  });

  it('shows who did what and that the log is intact', async () => {
    await using visitor = await visit(browser, { who: 'admin' });
    const { page } = visitor;
    await visitor.goto('/admin?tab=audit');
    await page.getByRole('cell', { name: 'session.begin' }).first().waitFor();
    await page.getByRole('button', { name: '校验日志是否被改过' }).click();
    await page.getByText('完整：').waitFor();
  });

  it('finds entries by person, kind and words, and keeps the search in the address', async () => {
    await using visitor = await visit(browser, { who: 'admin' });
    const { page } = visitor;
    await visitor.goto('/admin?tab=audit');
    await page.getByLabel('何事').click();
    await page.getByTitle('登录', { exact: true }).click();
    await expect.poll(() => page.url()).toContain('action=session.');
    await page.getByLabel('内容里的文字').fill('session.begin');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.url()).toContain('text=session.begin');
    await page.getByRole('cell', { name: '登录 session.begin' }).first().waitFor();
    await visitor.goto('/admin?tab=audit&text=nothing-of-that-kind');
    await page.locator('.ant-empty-description').waitFor();
    await page.getByRole('button', { name: '清除' }).click();
    await page.getByRole('cell', { name: 'session.begin' }).first().waitFor();
  });

  it('shows what another retention would delete before it is set', async () => {
    await using visitor = await visit(browser, { who: 'admin' });
    const { page } = visitor;
    await visitor.goto('/admin?tab=retention');
    const days = page.getByLabel('测量数据（骨架、曲线）');
    await days.fill('1');
    await expect.poll(() => page.getByRole('row', { name: /测量数据/ }).textContent()).toMatch(/[1-9]\d* 段录像/);
    await visitor.picture('retention');
    await days.fill('365');
    await page
      .getByRole('row', { name: /测量数据/ })
      .getByText('0 段录像')
      .waitFor();
    await page
      .getByRole('row', { name: /测量数据/ })
      .getByRole('button', { name: '设为此期限' })
      .click();
    await page
      .getByRole('button', { name: '确 定' })
      .or(page.getByRole('button', { name: '确定' }))
      .click();
    await page.getByRole('row', { name: /测量数据.*管理员/ }).waitFor();
  });
});
