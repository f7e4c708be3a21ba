import type { APIRequestContext, Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { visit } from './support/browser.ts';
import { launchBrowser } from './support/launch-browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

interface Listed {
  readonly id: number;
  readonly review: { readonly version: number };
}

const waiting = async (request: APIRequestContext): Promise<Listed[]> => {
  const answer = await request.get('/api/v1/findings?review=open&verdict=not-met&window=A04&limit=500');
  return ((await answer.json()) as { findings: Listed[] }).findings;
};

async function judge(request: APIRequestContext, { id, review }: Listed, action: string, reason: string) {
  const { csrfToken } = (await (await request.get('/api/v1/session')).json()) as { csrfToken: string };
  const answer = await request.post(`/api/v1/findings/${id}/reviews`, {
    headers: { 'x-csrf-token': csrfToken },
    data: { action, reason, version: review.version },
  });
  expect(answer.status()).toBe(201);
}

describe('planted items', () => {
  it('go unnoticed into a queue, and tell how the reviewer did', async () => {
    await using wang = await visit(browser, { who: 'wang' });
    for (const finding of (await waiting(wang.context.request)).slice(0, 3))
      await judge(wang.context.request, finding, 'confirm', 'not-done');

    await using li = await visit(browser, { who: 'li' });
    await using admin = await visit(browser, { who: 'admin' });
    await admin.goto('/quality?tab=planted');
    await admin.page.getByLabel('放给谁').click();
    await admin.page.getByTitle('李督导').click();
    await admin.page.keyboard.press('Escape');
    await admin.page.getByLabel('每人条数').fill('2');
    await admin.page.getByRole('button', { name: '放入待办' }).click();
    await admin.page.getByText('已放入 2 条').waitFor();

    const { items } = (await (await admin.context.request.get('/api/v1/planted-items')).json()) as {
      items: { findingId: number }[];
    };
    const [first, second] = items.map(({ findingId: id }) => ({ id, review: { version: 0 } }));
    await judge(li.context.request, first!, 'confirm', 'not-done');
    await judge(li.context.request, second!, 'overturn', 'measured-wrong');
    await admin.page.reload();
    await admin.page.getByText('李督导：放入 2 条，已判 2 条').waitFor();
    await admin.page.getByRole('link', { name: '看片段' }).first().waitFor();
    await admin.picture('planted-items');
  });

  it('are not spoken of to those who review', async () => {
    await using wang = await visit(browser, { who: 'wang' });
    await wang.goto('/quality');
    await wang.page.getByRole('tab', { name: '推翻占比' }).click();
    await wang.page.getByText('人').first().waitFor();
    expect(await wang.page.getByRole('tab', { name: '已知答案' }).count()).toBe(0);
  });
});
