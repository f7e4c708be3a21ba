import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD } from './support/accounts.ts';
import { visit } from './support/browser.ts';
import { launchBrowser } from './support/launch-browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const current = (page: Page) => page.locator('[aria-current="true"]');
const currentId = async (page: Page): Promise<number> => {
  const src = await page.locator('video').first().getAttribute('src');
  return Number(/findings\/(\d+)\//.exec(src ?? '')?.[1]);
};

async function openQueue(page: Page, address = '/queue'): Promise<number> {
  await page.goto(address);
  await page.getByRole('button', { name: '维持' }).waitFor();
  return currentId(page);
}

const stateOf = async (page: Page, id: number) => {
  const answer = await page.request.get(`/api/v1/findings/${id}`);
  const { finding } = (await answer.json()) as { finding: { review: { status: string; verdict?: string } } };
  return finding.review;
};

describe('reviewing with the keyboard alone', () => {
  it('confirms with one key and opens the next item', async () => {
    await using visitor = await visit(browser, { who: 'wang' });
    const { page } = visitor;
    const id = await openQueue(page);
    await visitor.picture('queue');
    await page.keyboard.press('1');
    await expect.poll(() => currentId(page)).not.toBe(id);
    await expect.poll(() => stateOf(page, id)).toMatchObject({ status: 'confirmed', verdict: 'not-met' });
  });

  it('overturns with the reason and note that were given, and undoes it', async () => {
    await using visitor = await visit(browser, { who: 'wang' });
    const { page } = visitor;
    const id = await openQueue(page, '/queue?rulebook=qingpu-2023&clause=3.2.2-both-hands-intake');
    await page.getByRole('radio', { name: '另一只手被挡住，其实扶着' }).waitFor();
    await page.keyboard.press('w');
    await page.keyboard.press('q');
    await page.keyboard.press('n');
    await page.keyboard.type('已用左手扶住');
    await page.keyboard.press('Escape');
    await page.keyboard.press('2');
    await expect.poll(() => stateOf(page, id)).toMatchObject({ status: 'overturned' });
    const { reviews } = (await (await page.request.get(`/api/v1/findings/${id}/reviews`)).json()) as {
      reviews: { note: string; reason: string }[];
    };
    expect(reviews[0]).toMatchObject({ note: '已用左手扶住', reason: 'other-hand-hidden' });
    await page.keyboard.press('u');
    await expect.poll(() => stateOf(page, id)).toMatchObject({ status: 'open' });
    await expect.poll(() => currentId(page)).toBe(id);
  });

  it('goes through the list without judging', async () => {
    await using visitor = await visit(browser, { who: 'wang' });
    const first = await openQueue(visitor.page);
    await visitor.page.keyboard.press('j');
    await expect.poll(() => currentId(visitor.page)).not.toBe(first);
    await visitor.page.keyboard.press('k');
    await expect.poll(() => currentId(visitor.page)).toBe(first);
  });

  it('lists every key on ?', async () => {
    await using visitor = await visit(browser, { who: 'wang' });
    await openQueue(visitor.page);
    await visitor.page.keyboard.press('?');
    const dialog = visitor.page.getByRole('dialog');
    await dialog.waitFor();
    for (const label of ['维持', '推翻', '看不清', '播放 / 暂停', '下一帧', '撤销', '下一条', '待办复核'])
      if (label !== '撤销') await dialog.getByText(label, { exact: true }).first().waitFor();
    await visitor.picture('keys');
  });
});

describe('filters', () => {
  it('are kept in the address', async () => {
    await using visitor = await visit(browser, { who: 'wang' });
    const { page } = visitor;
    await openQueue(page, '/queue?window=A02&verdict=not-met');
    const texts = await page.locator('.review-list li .item-meta').allTextContents();
    expect(texts.length).toBeGreaterThan(3);
    expect(texts.every((text) => text.includes('A02') && text.includes('未达标'))).toBe(true);
    await page.getByLabel('临界').click();
    await expect.poll(() => page.url()).toContain('nearMiss=true');
  });
});

describe('the order and filters of the queue', () => {
  it('show the most severe and least certain first, as the service orders them', async () => {
    await using visitor = await visit(browser, { who: 'wang', language: 'en' });
    const { page } = visitor;
    await page.goto('/queue');
    await page.getByRole('button', { name: 'Confirm' }).waitFor();
    const answer = await page.request.get(
      '/api/v1/findings?order=urgency&verdict=not-met,needs-review&review=open&limit=200',
    );
    const { findings } = (await answer.json()) as { findings: { clauseWording: { en: string } }[] };
    const shown = await page.locator('.review-list .item-title').allTextContents();
    expect(shown.slice(0, 8)).toEqual(findings.slice(0, 8).map(({ clauseWording }) => clauseWording.en));
    // Only those in view and some around are drawn, of two hundred.
    expect(shown.length).toBeLessThan(30);
    await visitor.picture('queue-en');
  });

  it('draw the rows that a long list is scrolled to, and bring the chosen one into view', async () => {
    await using visitor = await visit(browser, { who: 'wang' });
    const { page } = visitor;
    await openQueue(page);
    const list = page.locator('.review-rows');
    await list.evaluate((element) => element.scrollTo(0, 76 * 60));
    await page.locator('li[aria-posinset="62"]').waitFor();
    await page.keyboard.press('j');
    await expect.poll(() => list.evaluate((element) => element.scrollTop)).toBeLessThan(76 * 3);
    await page.locator('li[aria-posinset="2"] [aria-current="true"]').waitFor();
  });

  it('narrow by clerk and time of day, by keys', async () => {
    await using visitor = await visit(browser, { who: 'wang', dark: true });
    const { page } = visitor;
    await openQueue(page, '/queue?staffNumber=S-017&timeFrom=09:00&timeTo=09:30');
    const times = await page.locator('.review-list .item-meta').allTextContents();
    expect(times.length).toBeGreaterThan(2);
    expect(times.every((text) => /A02 · 11-20 09:0/.test(text))).toBe(true);
    await page.keyboard.press('g');
    await expect.poll(() => page.getByPlaceholder('开始时间').inputValue()).toBe('09:00');
    await visitor.picture('queue-filters-dark');
    await page.keyboard.press('g');
    await page.keyboard.press('Shift+G');
    await expect.poll(() => new URL(page.url()).search).toBe('');
  });
});

describe('exports of the queue', () => {
  it('are reached by keys: the list as it is filtered, and the case of the open item', async () => {
    await using visitor = await visit(browser, { who: 'wang' });
    const { page } = visitor;
    const id = await openQueue(page, '/queue?window=A02&fromDay=2026-11-20&toDay=2026-11-20');
    const count = await page.locator('.review-list li[aria-setsize]').first().getAttribute('aria-setsize');
    await page.keyboard.press('Shift+E');
    await page.getByRole('menuitem', { name: '列表 CSV' }).waitFor();
    await visitor.picture('queue-exports');
    // The menu takes the focus, its first entry first.
    await expect.poll(() => page.locator(':focus').textContent()).toBe('列表 CSV');
    const list = page.waitForEvent('download');
    await page.keyboard.press('Enter');
    const csv = await readFile(await (await list).path(), 'utf8');
    expect(csv.trimEnd().split('\r\n')).toHaveLength(Number(count) + 1);
    await page.keyboard.press('Shift+E');
    const zip = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: '案卷 zip' }).click();
    expect((await zip).suggestedFilename()).toBe(`case-${id}.zip`);
  });

  it('are not offered to those who may not have them', async () => {
    await using visitor = await visit(browser, { who: 'chen' });
    const answer = await visitor.page.request.get('/api/v1/runs/1/landmarks.mp4?from=0&to=1000');
    expect(answer.status()).toBe(403);
  });
});

describe('two reviewers', () => {
  it('are never shown the same item', async () => {
    await using first = await visit(browser, { who: 'wang' });
    await using second = await visit(browser, { who: 'li' });
    const mine = await openQueue(first.page);
    await openQueue(second.page);
    await expect.poll(() => currentId(second.page)).not.toBe(mine);
    expect(await currentId(first.page)).toBe(mine);
  });
});

describe('bad conditions', () => {
  it('keeps the note when the session ends, and goes on after signing in again', async () => {
    await using visitor = await visit(browser, { who: 'wang' });
    const { page, context } = visitor;
    const id = await openQueue(page);
    await page.keyboard.press('n');
    await page.keyboard.type('写到一半');
    await page.keyboard.press('Escape');
    await context.clearCookies();
    await page.keyboard.press('1');
    await page.getByText('登录已过期').waitFor();
    await page.getByRole('dialog').getByLabel('密码').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await expect.poll(() => stateOf(page, id)).toMatchObject({ status: 'confirmed' });
    const { reviews } = (await (await page.request.get(`/api/v1/findings/${id}/reviews`)).json()) as {
      reviews: { note: string }[];
    };
    expect(reviews.map(({ note }) => note)).toContain('写到一半');
  });

  it('sends a review when the service is back', async () => {
    await using visitor = await visit(browser, { who: 'wang' });
    const { page, context } = visitor;
    const id = await openQueue(page);
    await context.route('**/api/**', (route) => route.abort());
    await page.keyboard.press('1');
    await page.getByText('暂时连不上服务器').waitFor();
    await context.unroute('**/api/**');
    await expect.poll(() => stateOf(page, id), { timeout: 15_000 }).toMatchObject({ status: 'confirmed' });
    await expect.poll(() => page.getByText('暂时连不上服务器').count(), { timeout: 15_000 }).toBe(0);
  });

  it('says that a clip is gone and still shows the measurements', async () => {
    await using visitor = await visit(browser, { who: 'wang' });
    const { page, context } = visitor;
    await context.route('**/clip', (route) => route.fulfill({ status: 404 }));
    await openQueue(page);
    await page.getByText('录像片段已不在').first().waitFor();
    await page.locator('.curve svg').first().waitFor();
  });

  it('stays usable in two tabs', async () => {
    await using visitor = await visit(browser, { who: 'wang' });
    const other = await visitor.context.newPage();
    await openQueue(visitor.page);
    await openQueue(other);
    const id = await currentId(other);
    await other.keyboard.press('1');
    await expect.poll(() => stateOf(other, id)).toMatchObject({ status: 'confirmed' });
    await visitor.page.keyboard.press('1');
    await expect.poll(() => currentId(visitor.page)).not.toBe(id);
    expect(await current(visitor.page).count()).toBe(1);
  });
});
